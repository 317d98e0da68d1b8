-- Rates to another currency than the reporting one give amounts that look right, but are wrong by
-- the rate between the two currencies. Such a list can be recognised by its rate for the reporting
-- currency, which is not 1.
with

currency_rates as (

    select * from {{ ref('currency_rates') }}

),

offenders as (

    select
        rate_date,
        currency,
        rate_to_reporting
    from currency_rates
    where currency = '{{ var("reporting_currency") }}' and rate_to_reporting <> 1

)

select * from offenders
