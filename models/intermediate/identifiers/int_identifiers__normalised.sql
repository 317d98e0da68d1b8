with
identifiers as (select * from {{ ref('int_identifiers__unioned') }}),

records as (select * from {{ ref('int_records__cleaned') }}),

country_spellings as (select * from {{ ref('country_spellings') }}),

phones as (select * from {{ ref('int_phones__normalised') }}),

mail_domains as (select * from {{ ref('mail_domains') }}),

placeholder_mailboxes as (select * from {{ ref('placeholder_mailboxes') }}),

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

-- A till or another tool keeps the number of a loyalty card in a field for any number: only a
-- number that a member has is a card, in the member's own spelling.
loyalty_numbers as (
    select
        identifier_value as loyalty_number,
        {{ reference_key('identifier_value') }} as number_key,
        count(*) over (partition by {{ reference_key('identifier_value') }}) as members
    from {{ ref('int_identifiers__unioned') }}
    where channel = 'loyalty' and identifier_type = 'loyalty_number'
    group by identifier_value
),

mailboxes as (
    select
        located.*,
        mail_domains.ignores_dots,
        mail_domains.domain is not null as is_public_domain,
        split_part(located.email, '@', 1) as given_local_part,
        split_part(split_part(located.email, '@', 1), '+', 1) as local_part,
        coalesce(mail_domains.main_domain, split_part(located.email, '@', 2)) as domain
    from located
    left join mail_domains on split_part(located.email, '@', 2) = mail_domains.domain
),

-- A person tags the own mailbox (ann+shop@), a machine numbers one for everybody (noemail+291@).
tagged_mailboxes as (
    select
        mailboxes.local_part,
        mailboxes.domain,
        count(distinct mailboxes.email) >= 3
        and count(distinct name_keys.first_name_key) <> 1 as is_of_many
    from mailboxes
    left join {{ ref('int_records__name_keys') }} as name_keys
        on mailboxes.source_record_id = name_keys.source_record_id
    where mailboxes.given_local_part like '%+%'
    group by mailboxes.local_part, mailboxes.domain
),

addressed as (
    select
        mailboxes.*,
        case
            when tagged_mailboxes.local_part is null then mailboxes.local_part
            when
                tagged_mailboxes.is_of_many
                or placeholder_mailboxes.value is not null
                or not mailboxes.is_public_domain
                and {{ regexp_like('mailboxes.given_local_part', '[+][0-9]+$') }}
                then mailboxes.given_local_part
            else mailboxes.local_part
        end as personal_part
    from mailboxes
    left join tagged_mailboxes
        on
            mailboxes.given_local_part like '%+%'
            and mailboxes.local_part = tagged_mailboxes.local_part
            and mailboxes.domain = tagged_mailboxes.domain
    left join placeholder_mailboxes
        on
            placeholder_mailboxes.part = 'local_part'
            and tagged_mailboxes.local_part is not null
            and {{ mailbox_word('mailboxes.local_part') }} = placeholder_mailboxes.value
),

normalised as (
    select
        addressed.channel,
        addressed.source_record_id,
        addressed.identifier_value as raw_value,
        addressed.email,
        phones.country_evidence as phone_country_evidence,
        phones.phone_country_code,
        addressed.first_seen_at,
        addressed.last_seen_at,
        case
            when loyalty_numbers.loyalty_number is not null then 'loyalty_number'
            when addressed.identifier_type = 'phone' and phones.local_number is not null
                then 'phone_local'
            else addressed.identifier_type
        end as identifier_type,
        case
            when addressed.identifier_type = 'email' and addressed.local_part <> ''
                then
                    case
                        when addressed.ignores_dots then replace(addressed.personal_part, '.', '')
                        else addressed.personal_part
                    end || '@' || addressed.domain
            when addressed.identifier_type = 'phone'
                then coalesce(phones.phone_number, phones.local_number)
            when addressed.identifier_type <> 'email'
                then coalesce(loyalty_numbers.loyalty_number, addressed.identifier_value)
        end as normalised_value
    from addressed
    left join phones
        on
            addressed.identifier_type = 'phone'
            and addressed.identifier_value = phones.identifier_value
            and addressed.record_country_code = phones.record_country_code
    left join loyalty_numbers
        on
            addressed.identifier_type = 'reference_number'
            and {{ reference_key('addressed.identifier_value') }} = loyalty_numbers.number_key
            and (
                loyalty_numbers.members = 1
                or upper(addressed.identifier_value) = upper(loyalty_numbers.loyalty_number)
            )
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
        max_by(email, coalesce(cast(last_seen_at as string), '') || email) as given_email,
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
