with

rejected_rows as (

    {{ rejected_rows('ga4', {'event': 'base_ga4__events'}) }}

)

select * from rejected_rows
