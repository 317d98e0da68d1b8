with

moments as (

    select * from {{ ref('int_newest_moments__unioned') }}

),

as_of as (

    select
        coalesce(
            cast(nullif('{{ var("as_of") }}', '') as timestamp),
            max(moments.newest_at),
            cast('1970-01-01' as timestamp)
        ) as as_of_at
    from moments

)

select * from as_of
