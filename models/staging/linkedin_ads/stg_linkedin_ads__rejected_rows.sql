with

rejected_rows as (

    {{ rejected_rows('linkedin_ads') }}

)

select * from rejected_rows
