with

rejected_rows as (

    {{ rejected_rows('online_retail', {'online_retail': 'base_online_retail__order_lines'}) }}

)

select * from rejected_rows
