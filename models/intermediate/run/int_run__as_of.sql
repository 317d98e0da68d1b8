with
latest_timestamps as (
    {{ latest_timestamps() }}
),

as_of as (
    select
        coalesce(
            cast(nullif('{{ var("as_of") }}', '') as timestamp),
            max(latest_at),
            cast('1970-01-01' as timestamp)
        ) as as_of_at
    from latest_timestamps
)

select * from as_of
