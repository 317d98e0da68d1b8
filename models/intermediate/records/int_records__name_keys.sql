with
records as (select * from {{ ref('int_records__cleaned') }}),

names as (
    select
        source_record_id,
        cast(birth_date as string) as birth_date,
        {{ record_key() }} as record_key,
        {{ first_name_key('first_name') }} as first_name_key,
        {{ last_name_key('last_name') }} as last_name_key
    from records
),

records_keyed as (
    select
        source_record_id,
        record_key,
        first_name_key,
        last_name_key,
        first_name_key || ' ' || coalesce(last_name_key, '') as name_key,
        -- Rob and Robert count as one name; names that differ in their first three letters count as
        -- two.
        substr(first_name_key, 1, 3) as short_name_key,
        substr(birth_date, 1, 4) as birth_year,
        -- 3 April and 4 March count as one date: one of them may have day and month swapped.
        least(substr(birth_date, 6, 2), substr(birth_date, 9, 2)) || '-'
        || greatest(substr(birth_date, 6, 2), substr(birth_date, 9, 2)) as birth_day_key
    from names
)

select * from records_keyed
