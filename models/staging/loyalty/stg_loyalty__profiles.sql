with
members as (select * from {{ ref('base_loyalty__members') }} where reject_reason is null),

profiles as (
    select
        source_record_id,
        enrolled_at as created_at,
        first_name,
        last_name,
        birth_date,
        gender,
        occupation,
        country,
        region,
        city,
        postal_code,
        member_language as language,
        -- The person wrote it on a form; nobody verified it.
        false as is_verified,
        coalesce(updated_at, enrolled_at) as observed_at
    from members
)

select * from profiles
