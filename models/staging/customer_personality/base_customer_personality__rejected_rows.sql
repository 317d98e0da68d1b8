with

rejected_rows as (

    {{ rejected_rows(
        'customer_personality', {'marketing_campaign': 'base_customer_personality__customers'}
    ) }}

)

select * from rejected_rows
