with
known_profiles as (
    select * from {{ ref('base_social__profiles') }}
    where reject_reason is null and not is_own_account
),

own_accounts as (
    select source_record_id from {{ ref('base_social__profiles') }}
    where reject_reason is null and is_own_account
),

direct_messages as (
    select * from {{ ref('base_social__direct_messages') }}
    where reject_reason is null and direction = 'inbound'
),

-- An address that a person writes in a message of their own is theirs. Of two addresses in one
-- message, one belongs to another person.
given_addresses as (
    select
        source_record_id,
        occurred_at,
        nullif(
            regexp_extract(
                message_text, '([A-Za-z0-9._%+-]+@[A-Za-z0-9-]+([.][A-Za-z0-9-]+)+)', 1
            ),
            ''
        ) as email
    from direct_messages
    where
        length(message_text) - length(replace(message_text, '@', '')) = 1
        and source_record_id not in (select own_accounts.source_record_id from own_accounts)
),

-- Network and user number never change; a handle changes and may later belong to another person.
sightings as (
    {{ unpivot_identifiers(
        'known_profiles',
        {'social_handle': 'network_user_id', 'email': 'email'},
        seen_at='created_at'
    ) }}

    union all

    {{ unpivot_identifiers('given_addresses', {'email': 'email'}, seen_at='occurred_at') }}
),

identifiers as (
    {{ collapse_identifiers('sightings') }}
)

select * from identifiers
