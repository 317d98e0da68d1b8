-- Customers are compared in one currency. A figure of a customer who is valued in another one would
-- be added to theirs on persona cards and in traits: yen would stand among dollars.
with

features as (

    select * from {{ ref('int_customers__features') }}

),

purchases as (

    select * from {{ ref('int_customers__purchases') }}

),

known_amounts as (

    select purchases.currency
    from features
    inner join purchases on features.customer_id = purchases.customer_id
    where
        features.net_amount_12_months is not null
        or features.average_order_value is not null
        or features.average_unit_price is not null
        or features.monetary_score is not null

),

offenders as (

    select count(distinct currency) as currencies
    from known_amounts
    having count(distinct currency) > 1

)

select * from offenders
