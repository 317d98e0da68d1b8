-- No rule can name a feature that the catalogue does not list, and cards leave it out; no customer
-- meets a rule with a feature that no longer exists. Returns every difference.
{% set listed = {
    'number': feature_names('int_customers__features'),
    'word': feature_names('int_customers__words'),
} -%}
with

feature_catalog as (

    select * from {{ ref('feature_catalog') }}

),

columns_found as (

    {% for kind, names in listed.items() -%}
    {%- for name in names %}
    select
        '{{ name }}' as feature,
        '{{ kind }}' as kind
    union all
    {%- endfor %}
    {%- endfor %}
    select
        cast(null as string) as feature,
        cast(null as string) as kind
    where false

),

judged as (

    select
        coalesce(columns_found.feature, feature_catalog.feature) as feature,
        case
            when columns_found.feature is null then 'no model has such a column'
            when feature_catalog.feature is null then 'the catalogue lacks it'
            when columns_found.kind <> feature_catalog.kind then 'it is a ' || columns_found.kind
            when feature_catalog.kind = 'word' and feature_catalog.is_clustered
                then 'personas are built on numbers only'
            when feature_catalog.kind = 'number' and feature_catalog.transform is null
                then 'a number needs a transform'
        end as problem
    from columns_found
    full outer join feature_catalog on columns_found.feature = feature_catalog.feature

),

offenders as (

    select
        feature,
        problem
    from judged
    where problem is not null

)

select * from offenders
