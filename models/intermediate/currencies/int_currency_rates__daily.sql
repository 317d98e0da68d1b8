with
rates as (
    select * from {{ ref('currency_rates') }}
    where currency <> '{{ var("reporting_currency") }}'
),

followed as (
    select
        currency,
        rate_date,
        rate_to_reporting,
        lead(rate_date) over (
            partition by currency order by rate_date asc
        ) as next_rate_date
    from rates
),

ages as ({{ rate_ages() }}),

-- A rate is valid from its day until the next one, but only for a limited time: nobody quotes on a
-- Sunday, while a list that ends in March says nothing about June. Days before the first rate have
-- none.
aged as (
    select
        followed.currency,
        followed.rate_date,
        followed.rate_to_reporting,
        followed.next_rate_date,
        cast(
            cast(followed.rate_date as timestamp) + ages.age_days * interval '1 day' as date
        ) as used_on
    from followed
    cross join ages
),

daily as (
    select
        currency,
        used_on,
        rate_date,
        rate_to_reporting
    from aged
    where next_rate_date is null or used_on < next_rate_date
)

select * from daily
