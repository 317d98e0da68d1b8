with
profiles as (select * from {{ ref('int_profiles__unioned') }}),

channels as (
    select
        channel,
        {{ offered_attributes() }} as offered_attributes
    from profiles
    group by channel
),

days as (
    select
        channel,
        cast(observed_at as date) as observed_on,
        count(*) as records,
        cast(sum({{ known_attributes() }}) as bigint) as known_values
    from profiles
    where observed_at is not null
    group by channel, cast(observed_at as date)
),

counted as (
    select
        days.channel,
        days.observed_on,
        days.records,
        days.known_values,
        days.records * channels.offered_attributes as offered_values
    from days
    inner join channels on days.channel = channels.channel
)

select * from counted
