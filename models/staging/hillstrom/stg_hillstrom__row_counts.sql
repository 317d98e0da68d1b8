with

row_counts as (

    {{ row_counts('hillstrom', {'hillstrom': 'base_hillstrom__customers'}) }}

)

select * from row_counts
