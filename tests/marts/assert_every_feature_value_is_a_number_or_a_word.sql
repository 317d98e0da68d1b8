-- A value that is both a number and a word, or neither, passes clauses that it should not pass, or
-- counts for a trait without any content. A value of another kind than in the catalogue is compared
-- with nothing.
with

feature_values as (

    select
        feature,
        count(*) as row_count,
        count(feature_value) as numbers,
        count(feature_word) as words
    from {{ ref('int_customers__feature_values') }}
    group by feature

),

feature_catalog as (

    select * from {{ ref('feature_catalog') }}

),

offenders as (

    select feature_values.feature
    from feature_values
    left join feature_catalog on feature_values.feature = feature_catalog.feature
    where
        case
            when coalesce(feature_catalog.kind, 'number') = 'word'
                then feature_values.words <> feature_values.row_count or feature_values.numbers > 0
            else feature_values.numbers <> feature_values.row_count or feature_values.words > 0
        end

)

select * from offenders
