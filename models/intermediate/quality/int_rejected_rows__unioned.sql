with

rejected_rows as (

    {{ union_channels('rejected_rows') }}

)

select * from rejected_rows
