with
users as (select * from {{ ref('base_zendesk__users') }} where reject_reason is null),

customer_tickets as (select * from {{ ref('base_zendesk__customer_tickets') }}),

end_users as (
    select
        *,
        -- One field holds the whole name. It is split only where the given name comes first. A
        -- phone number or an address in that field is not a name.
        split_part(full_name, ' ', 1) as first_word,
        {{ regexp_like('full_name', '^[^0-9@]+ [^0-9@]+$') }}
        and coalesce(lower(substr(user_locale, 1, 2)), 'en') not in ('zh', 'ja', 'ko', 'hu')
            as has_two_names
    from users
),

-- Tickets may remain after their user is deleted: such a record has no attributes.
ticket_records as (
    select
        source_record_id,
        min(opened_at) as first_ticket_at,
        max(opened_at) as last_ticket_at
    from customer_tickets
    group by source_record_id
),

profiles as (
    select
        end_users.is_email_verified as is_verified,
        coalesce(end_users.source_record_id, ticket_records.source_record_id) as source_record_id,
        coalesce(end_users.updated_at, end_users.created_at, ticket_records.last_ticket_at)
            as observed_at,
        least(end_users.created_at, ticket_records.first_ticket_at) as created_at,
        case when end_users.has_two_names then end_users.first_word end as first_name,
        case
            when end_users.has_two_names
                then trim(substr(end_users.full_name, length(end_users.first_word) + 1))
        end as last_name,
        lower(substr(end_users.user_locale, 1, 2)) as language,
        'zendesk:organization:' || end_users.organization_id as account_record_id
    from end_users
    full outer join ticket_records
        on end_users.source_record_id = ticket_records.source_record_id
)

select * from profiles
