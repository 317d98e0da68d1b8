with

row_counts as (

    {{ row_counts('online_retail', {'online_retail': 'base_online_retail__order_lines'}) }}

)

select * from row_counts
