with
identifiers as (select * from {{ ref('int_identifiers__unioned') }}),

records as (select * from {{ ref('int_records__cleaned') }}),

country_spellings as (select * from {{ ref('country_spellings') }}),

phones as (select * from {{ ref('int_phones__normalised') }}),

mail_domains as (select * from {{ ref('mail_domains') }}),

located as (
    select
        identifiers.*,
        coalesce(country_spellings.country_code, records.country_code, 'ZZ')
            as record_country_code,
        case
            when identifiers.identifier_type = 'email'
                then {{ clean_email('identifiers.identifier_value') }}
        end as email
    from identifiers
    left join country_spellings on lower(identifiers.country) = country_spellings.spelling
    left join records on identifiers.source_record_id = records.source_record_id
),

mailboxes as (
    select
        located.*,
        mail_domains.ignores_dots,
        split_part(split_part(located.email, '@', 1), '+', 1) as local_part,
        coalesce(mail_domains.main_domain, split_part(located.email, '@', 2)) as domain
    from located
    left join mail_domains on split_part(located.email, '@', 2) = mail_domains.domain
),

normalised as (
    select
        mailboxes.channel,
        mailboxes.source_record_id,
        mailboxes.identifier_type,
        mailboxes.identifier_value as raw_value,
        phones.country_evidence as phone_country_evidence,
        phones.phone_country_code,
        mailboxes.first_seen_at,
        mailboxes.last_seen_at,
        case
            when mailboxes.identifier_type = 'email' and mailboxes.local_part <> ''
                then
                    case
                        when mailboxes.ignores_dots then replace(mailboxes.local_part, '.', '')
                        else mailboxes.local_part
                    end || '@' || mailboxes.domain
            when mailboxes.identifier_type = 'phone' then phones.phone_number
            when mailboxes.identifier_type <> 'email' then mailboxes.identifier_value
        end as normalised_value
    from mailboxes
    left join phones
        on
            mailboxes.identifier_type = 'phone'
            and mailboxes.identifier_value = phones.identifier_value
            and mailboxes.record_country_code = phones.record_country_code
),

-- Several spellings of one identifier on one record are one identifier.
collapsed as (
    select
        channel,
        source_record_id,
        identifier_type,
        coalesce(normalised_value, raw_value) as identifier_value,
        normalised_value is not null as is_readable,
        max(phone_country_code) as phone_country_code,
        min(phone_country_evidence) as phone_country_evidence,
        min(first_seen_at) as first_seen_at,
        max(last_seen_at) as last_seen_at
    from normalised
    group by
        channel,
        source_record_id,
        identifier_type,
        coalesce(normalised_value, raw_value),
        normalised_value is not null
),

identifiers_normalised as (
    select
        *,
        {{ hash_key("identifier_type || '|' || identifier_value") }} as identifier_key,
        {{ record_key() }} as record_key
    from collapsed
)

select * from identifiers_normalised
