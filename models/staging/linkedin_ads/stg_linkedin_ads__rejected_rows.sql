with

rejected_rows as (

    select * from {{ ref('base_linkedin_ads__rejected_rows') }}

),

published as (

    select
        raw_table,
        file_name,
        line_number,
        batch_id,
        loaded_at,
        reject_reason,
        payload
    from rejected_rows

)

select * from published
