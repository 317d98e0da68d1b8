with

rejected_rows as (

    {{ rejected_rows('meta_ads') }}

)

select * from rejected_rows
