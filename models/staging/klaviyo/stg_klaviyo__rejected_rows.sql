with

rejected_rows as (

    {{ rejected_rows('klaviyo') }}

)

select * from rejected_rows
