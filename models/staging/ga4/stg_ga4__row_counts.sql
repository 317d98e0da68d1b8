with

row_counts as (

    {{ row_counts('ga4', {'event': 'base_ga4__events'}) }}

)

select * from row_counts
