-- Rates to another currency than the reporting one give amounts that look right and are wrong by
-- the rate between the two. A list of such rates shows itself where it values the reporting
-- currency.
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
