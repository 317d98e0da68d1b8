with
field_agreement as (select * from {{ ref('int_field_agreement__counted') }}),

shares as (
    select
        channel,
        other_channel,
        attribute,
        customers_compared,
        customers_agreeing,
        cast(customers_agreeing as double) / cast(customers_compared as double) as agreement_share
    from field_agreement
)

select * from shares
