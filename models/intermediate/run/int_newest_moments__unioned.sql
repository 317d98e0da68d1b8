with
newest_moments as (
    {{ newest_moments() }}
)

select * from newest_moments
