with
members as (select * from {{ ref('base_loyalty__members') }} where reject_reason is null),

profiles as (
    select
        source_record_id,
        enrolled_at as created_at,
        first_name,
        last_name,
        birth_date,
        occupation,
        country,
        region,
        city,
        postal_code,
        member_language as language,
        -- The person wrote it on a form; nobody verified it.
        false as is_verified,
        coalesce(updated_at, enrolled_at) as observed_at,
        case
            when gender in ('f', 'female', 'woman', '女') then 'female'
            when gender in ('m', 'male', 'man', '男') then 'male'
            when gender is not null then 'other'
        end as gender
    from members
)

select * from profiles
