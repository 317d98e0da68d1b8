with

identifiers as (

    {{ union_channels('identifiers') }}

)

select * from identifiers
