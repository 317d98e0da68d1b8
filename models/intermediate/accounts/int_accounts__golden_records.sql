with
records as (select * from {{ ref('int_accounts__resolved') }}),

golden_records as (
    select
        account_id,
        {{ preferred('account_name') }},
        max(resolved_domain) as domain,
        {{ preferred('industry') }},
        {{ preferred('employee_count') }},
        {{ preferred('annual_revenue') }},
        {{ preferred('country') }},
        {{ preferred('region') }},
        {{ preferred('city') }},
        {{ preferred('technographics') }},
        max(observed_at) as observed_at,
        cast(count(*) as integer) as account_record_count,
        cast(count(distinct channel) as integer) as channel_count
    from records
    group by account_id
)

select * from golden_records
