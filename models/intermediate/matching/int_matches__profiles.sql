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
        identifier_type in ('email', 'phone', 'national_id', 'street_address')
        and coalesce(refusal_reason, '') not in ('unreadable', 'blocked_value', 'role_mailbox')
),

nicknames as (select * from {{ ref('nicknames') }}),

contacts as (
    select
        source_record_id,
        max(case when identifier_type = 'email' then identifier_value end) as email,
        max(case when identifier_type = 'phone' then identifier_value end) as phone,
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
        {{ normal_text('cleaned.first_name') }} as given_name,
        {{ normal_text('cleaned.last_name') }} as family_name,
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
    left join contacts on cleaned.source_record_id = contacts.source_record_id
),

profiles as (
    select
        group_key,
        count(*) as record_count,
        min(source_record_id) as source_record_id,
        {{ newest_values([
            'given_name', 'family_name', 'birth_date', 'country_code', 'gender', 'postal_code',
            'city', 'region', 'email', 'phone', 'national_id', 'street_address'
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
        nullif({{ regexp_remove('profiles.street_address', '[^0-9]') }}, '') as house_number,
        nullif(trim({{ regexp_remove('profiles.street_address', '[0-9]') }}), '') as street
    from profiles
    left join nicknames on profiles.given_name = nicknames.nickname
    where
        coalesce(
            profiles.given_name, profiles.family_name, profiles.birth_date, profiles.national_id
        ) is not null
),

profiles_counted as (
    select
        *,
        {{ share_of_profiles('given_name') }},
        {{ share_of_profiles('family_name') }},
        {{ share_of_profiles('postal_code') }},
        {{ share_of_profiles('city') }}
    from named
)

select * from profiles_counted
