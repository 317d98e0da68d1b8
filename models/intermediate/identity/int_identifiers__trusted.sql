with

identifiers as (

    select * from {{ ref('int_identifiers__normalised') }}

),

identifier_types as (

    select * from {{ ref('identifier_types') }}

),

role_mailboxes as (

    select * from {{ ref('role_mailboxes') }}

),

blocked_identifiers as (

    select * from {{ ref('blocked_identifiers') }}

),

judged as (

    select
        identifiers.channel,
        identifiers.source_record_id,
        identifiers.identifier_type,
        identifiers.identifier_value,
        identifiers.is_readable,
        identifiers.phone_country_code,
        identifiers.phone_country_evidence,
        identifiers.raw_value,
        identifiers.first_seen_at,
        identifiers.last_seen_at,
        identifiers.identifier_key,
        identifiers.record_key,
        case
            when not identifiers.is_readable then 'unreadable'
            when blocked_identifiers.identifier_value is not null then 'blocked_value'
            when role_mailboxes.local_part is not null then 'role_mailbox'
            when identifier_types.identifier_type is null then 'unknown_identifier_type'
            when not identifier_types.merges_people then 'type_does_not_merge'
        end as refusal_reason
    from identifiers
    left join identifier_types on identifiers.identifier_type = identifier_types.identifier_type
    left join blocked_identifiers
        on
            identifiers.identifier_type = blocked_identifiers.identifier_type
            and identifiers.identifier_value = blocked_identifiers.identifier_value
    left join role_mailboxes
        on
            identifiers.identifier_type = 'email'
            and split_part(identifiers.identifier_value, '@', 1) = role_mailboxes.local_part

),

identifiers_judged as (

    select
        *,
        refusal_reason is null as is_trusted
    from judged

)

select * from identifiers_judged
