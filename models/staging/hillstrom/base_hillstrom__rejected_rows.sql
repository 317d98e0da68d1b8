with

rejected_rows as (

    {{ rejected_rows('hillstrom', {'hillstrom': 'base_hillstrom__customers'}) }}

)

select * from rejected_rows
