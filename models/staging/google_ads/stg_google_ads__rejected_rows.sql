with

rejected_rows as (

    {{ rejected_rows('google_ads') }}

)

select * from rejected_rows
