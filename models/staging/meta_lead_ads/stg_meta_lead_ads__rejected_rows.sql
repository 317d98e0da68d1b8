with

rejected_rows as (

    {{ rejected_rows('meta_lead_ads') }}

)

select * from rejected_rows
