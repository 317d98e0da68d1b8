with

records as (

    select * from {{ ref('int_records__located') }}

),

names as (

    select
        source_record_id,
        birth_date,
        {{ hash_key("'record|' || source_record_id") }} as record_key,
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
        -- Bob and Robert are two spellings; what three letters tell apart is another name.
        substr(first_name_key, 1, 3) as short_name_key,
        year(birth_date) as birth_year,
        -- Of 3 April and 4 March one is a slip of the pen.
        least(month(birth_date), day(birth_date)) * 100
        + greatest(month(birth_date), day(birth_date)) as birth_day_key
    from names

)

select * from records_keyed
