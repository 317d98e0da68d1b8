with

row_counts as (

    {{ row_counts(
        'customer_personality', {'marketing_campaign': 'base_customer_personality__customers'}
    ) }}

)

select * from row_counts
