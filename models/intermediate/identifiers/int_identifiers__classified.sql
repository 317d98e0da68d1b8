with
identifiers as (select * from {{ ref('int_identifiers__normalised') }}),

identifier_types as (select * from {{ ref('identifier_types') }}),

role_mailboxes as (select * from {{ ref('role_mailboxes') }}),

placeholder_mailboxes as (select * from {{ ref('placeholder_mailboxes') }}),

mail_domains as (select * from {{ ref('mail_domains') }}),

blocked_identifiers as (select * from {{ ref('blocked_identifiers') }}),

shared_identifiers as (select * from {{ ref('int_identifier_values__shared') }}),

records as (select * from {{ ref('int_records__name_keys') }}),

with_reasons as (
    select
        identifiers.*,
        shared_identifiers.narrowing_reason,
        records.name_key,
        case
            when not identifiers.is_readable then 'unreadable'
            when blocked_identifiers.identifier_value is not null then 'blocked_value'
            when role_mailboxes.local_part is not null then 'role_mailbox'
            when
                identifiers.identifier_type = 'email'
                and {{ is_placeholder_mailbox(
                    'identifiers.identifier_value', 'words', 'domain_words', 'mail_domains'
                ) }}
                then 'placeholder'
            when
                identifiers.identifier_type = 'phone'
                and {{ is_placeholder_phone('identifiers.identifier_value') }}
                then 'placeholder'
            when identifier_types.identifier_type is null then 'unknown_identifier_type'
            when identifier_types.identifier_use = 'none' then 'type_does_not_merge'
            when shared_identifiers.refusal_reason is not null
                then shared_identifiers.refusal_reason
            when shared_identifiers.narrowing_reason is not null and records.name_key is null
                then 'shared_value'
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
    left join placeholder_mailboxes as words
        on
            identifiers.identifier_type = 'email'
            and words.part = 'local_part'
            and {{ mailbox_word("split_part(identifiers.identifier_value, '@', 1)") }} = words.value
    left join placeholder_mailboxes as domain_words
        on
            identifiers.identifier_type = 'email'
            and domain_words.part = 'domain'
            and split_part(identifiers.identifier_value, '@', 2) = domain_words.value
    left join mail_domains
        on
            identifiers.identifier_type = 'email'
            and split_part(identifiers.identifier_value, '@', 2) = mail_domains.domain
    left join shared_identifiers
        on identifiers.identifier_key = shared_identifiers.identifier_key
    left join records on identifiers.record_key = records.record_key
),

scoped as (
    select
        *,
        refusal_reason is null as is_trusted,
        refusal_reason is null and narrowing_reason is not null as is_name_scoped
    from with_reasons
),

-- A value that several people share identifies a person only together with the name.
identifiers_classified as (
    select
        channel,
        source_record_id,
        identifier_type,
        identifier_value,
        given_email,
        is_readable,
        first_seen_at,
        last_seen_at,
        identifier_key,
        record_key,
        refusal_reason,
        is_trusted,
        is_name_scoped,
        case when is_name_scoped then narrowing_reason end as narrowing_reason,
        case
            when is_name_scoped
                then
                    {{ hash_key("identifier_type || '|' || identifier_value || '|' || name_key") }}
            else identifier_key
        end as link_key
    from scoped
)

select * from identifiers_classified
