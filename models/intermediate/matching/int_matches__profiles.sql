with
nodes as (select * from {{ ref('int_clusters__nodes') }}),

cleaned as (
    select
        *,
        {{ record_key() }} as record_key
    from {{ ref('int_records__cleaned') }}
),

-- A role mailbox or a placeholder identifies nobody. A value that may not merge people by itself is
-- still compared.
identifiers as (
    select * from {{ ref('int_identifiers__classified') }}
    where
        identifier_type in (
            'email', 'phone', 'phone_local', 'national_id', 'street_address'
        )
        and coalesce(refusal_reason, '') not in (
            'unreadable', 'blocked_value', 'role_mailbox', 'placeholder', 'too_many_people'
        )
),

name_keys as (select * from {{ ref('int_records__name_keys') }}),

mail_domains as (select * from {{ ref('mail_domains') }}),

-- A name is as common as it is where it is most common: people take their names along.
common_names as (
    select
        kind,
        {{ name_spelling(normal_text('name')) }} as name_spelling,
        max(share) as world_share
    from {{ ref('common_names') }}
    group by kind, {{ name_spelling(normal_text('name')) }}
),

nicknames as (select * from {{ ref('nicknames') }}),

contacts as (
    select
        source_record_id,
        max(case when identifier_type = 'email' then identifier_value end) as email,
        coalesce(
            max(case when identifier_type = 'phone' then identifier_value end),
            max(case when identifier_type = 'phone_local' then identifier_value end)
        ) as phone,
        max(case when identifier_type = 'national_id' then identifier_value end) as national_id,
        max(case when identifier_type = 'street_address' then identifier_value end)
            as street_address
    from identifiers
    group by source_record_id
),

records as (
    select
        nodes.group_key,
        cleaned.source_record_id,
        coalesce(cast(cleaned.observed_at as string), '') || cleaned.source_record_id as recency,
        name_keys.given_name,
        name_keys.family_name,
        name_keys.given_spelling,
        name_keys.family_spelling,
        replace(cast(cleaned.birth_date as string), '-', '') as birth_date,
        cleaned.country_code,
        lower(cleaned.gender) as gender,
        replace({{ normal_text('cleaned.postal_code') }}, ' ', '') as postal_code,
        {{ normal_text('cleaned.city') }} as city,
        {{ normal_text('cleaned.region') }} as region,
        contacts.email,
        contacts.phone,
        contacts.national_id,
        {{ normal_text('contacts.street_address') }} as street_address
    from nodes
    inner join cleaned on nodes.node_key = cleaned.record_key
    inner join name_keys on cleaned.source_record_id = name_keys.source_record_id
    left join contacts on cleaned.source_record_id = contacts.source_record_id
),

profiles as (
    select
        group_key,
        count(*) as record_count,
        min(source_record_id) as source_record_id,
        {{ newest_values([
            'given_name', 'family_name', 'given_spelling', 'family_spelling', 'birth_date', 'country_code',
            'gender', 'postal_code', 'city', 'region', 'email', 'phone', 'national_id', 'street_address'
        ]) }}
    from records
    group by group_key
),

-- Without a name, a birth date or a national id there is too little to compare: anonymous visitors
-- stop here.
named as (
    select
        profiles.*,
        coalesce(nicknames.given_name, profiles.given_name) as formal_name,
        split_part(profiles.email, '@', 1) as email_name,
        {{ regexp_remove('profiles.email', '[^0-9]') }} as email_number,
        {{ email_letters("split_part(profiles.email, '@', 1)") }} as email_word,
        case when mail_domains.domain is null then split_part(profiles.email, '@', 2) end
            as email_company,
        nullif({{ regexp_remove('profiles.street_address', '[^0-9]') }}, '') as house_number,
        nullif(trim({{ regexp_remove('profiles.street_address', '[0-9]') }}), '') as street
    from profiles
    left join nicknames on profiles.given_name = nicknames.nickname
    left join mail_domains on split_part(profiles.email, '@', 2) = mail_domains.domain
    where
        coalesce(
            profiles.given_name, profiles.family_name, profiles.birth_date, profiles.national_id
        ) is not null
),

-- How common a name is in the world. Of a double name the first part counts, a tenth as common.
in_world as (
    select
        named.*,
        coalesce(given_names.world_share, first_given_names.world_share / 10) as given_world_share,
        coalesce(family_names.world_share, first_family_names.world_share / 10)
            as family_world_share,
        mailbox_given_names.name_spelling is not null
        or mailbox_family_names.name_spelling is not null
        or initial_family_names.name_spelling is not null
        or {{ is_made_of_name('named') }} as email_is_name
    from named
    {{ joined_common_names('named', 'common_names') }}
),

profiles_counted as (
    select
        *,
        {{ share_of_profiles('given_name', 'given_spelling', 0.0005, 'given_world_share') }},
        {{ share_of_profiles('family_name', 'family_spelling', 0.0002, 'family_world_share') }},
        {{ share_of_profiles('postal_code', 'postal_code', 0.0005) }},
        {{ share_of_profiles('city', 'city', 0.012) }},
        {{ share_of_profiles('email', 'email_name', 0.001) }}
    from in_world
)

select * from profiles_counted
