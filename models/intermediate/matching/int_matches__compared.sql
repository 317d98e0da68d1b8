with
candidates as (select * from {{ ref('int_matches__candidates') }}),

profiles as (select * from {{ ref('int_matches__profiles') }}),

sides as (
    select
        candidates.left_key,
        candidates.right_key,
        {{ both_sides('lefts', 'rights') }}
    from candidates
    inner join profiles as lefts on candidates.left_key = lefts.group_key
    inner join profiles as rights on candidates.right_key = rights.group_key
),

compared as (
    select
        left_key,
        right_key,
        {{ comparison_levels() }}
    from sides
)

select * from compared
