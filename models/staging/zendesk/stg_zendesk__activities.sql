with
customer_tickets as (select * from {{ ref('base_zendesk__customer_tickets') }}),

ticket_forms as (select * from {{ ref('base_zendesk__ticket_forms') }} where reject_reason is null),

ticket_field_changes as (
    select * from {{ ref('base_zendesk__ticket_field_changes') }} where reject_reason is null
),

-- The desk's request for a rating is not a rating, and if a ticket was rated twice the last rating
-- counts.
ratings as (
    select
        ticket_id,
        field_value,
        changed_at,
        loaded_at,
        row_number() over (
            partition by ticket_id
            order by changed_at desc
        ) as recency
    from ticket_field_changes
    where
        field_name = 'satisfaction_score'
        and (lower(field_value) like 'good%' or lower(field_value) like 'bad%')
),

happenings as (
    -- A ticket that was merged into another asks for the same thing twice. A ticket that staff
    -- opened is an action of the company, unless the customer was on the phone.
    select
        'zendesk:ticket:' || customer_tickets.ticket_id as activity_id,
        customer_tickets.opened_at as occurred_at,
        customer_tickets.source_record_id,
        'opened_ticket' as activity,
        customer_tickets.is_written_by_staff
        and coalesce(customer_tickets.via_channel, '') <> 'voice' as is_outbound,
        customer_tickets.via_channel as content_format,
        {{ json_object({
            'ticket_id': 'customer_tickets.ticket_id',
            'status': 'customer_tickets.ticket_status',
            'priority': 'customer_tickets.priority',
            'form': 'ticket_forms.form_name'
        }) }} as feature_json,
        customer_tickets.loaded_at
    from customer_tickets
    left join ticket_forms on customer_tickets.ticket_form_id = ticket_forms.ticket_form_id
    where not customer_tickets.is_merged

    union all

    select
        'zendesk:rating:' || ratings.ticket_id as activity_id,
        ratings.changed_at as occurred_at,
        customer_tickets.source_record_id,
        'rated_support' as activity,
        false as is_outbound,
        cast(null as string) as content_format,
        {{ json_object({
            'ticket_id': 'ratings.ticket_id',
            'rating': 'lower(ratings.field_value)'
        }) }} as feature_json,
        ratings.loaded_at
    from ratings
    inner join customer_tickets on ratings.ticket_id = customer_tickets.ticket_id
    where ratings.recency = 1
),

activities as (
    select
        activity_id,
        occurred_at,
        source_record_id,
        activity,
        is_outbound,
        content_format,
        feature_json,
        loaded_at
    from happenings
)

select * from activities
