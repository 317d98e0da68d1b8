with
newest_moments as (
    {{ newest_moments() }}
),

as_of as (
    select
        coalesce(
            cast(nullif('{{ var("as_of") }}', '') as timestamp),
            max(newest_at),
            cast('1970-01-01' as timestamp)
        ) as as_of_at
    from newest_moments
)

select * from as_of
