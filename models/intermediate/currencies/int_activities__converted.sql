with
activities as (select * from {{ ref('int_activities__unioned') }}),

rates as (select * from {{ ref('int_currency_rates__daily') }}),

rated as (
    {{ with_reporting_rate('activities', moment='occurred_at', rates='rates') }}
),

converted as (
    select
        *,
        {{ at_rate('revenue_impact', 'rate_to_reporting') }} as reporting_revenue
    from rated
)

select * from converted
