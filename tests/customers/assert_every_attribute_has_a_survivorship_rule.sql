-- An attribute without a row in seeds/rules/survivorship.csv loses its values for every customer,
-- and a row for an unknown attribute (a spelling mistake) has no effect. Returns the names that are
-- on one side only.
with

attributes as (

    {% for attribute in customer_attributes() -%}
    select '{{ attribute }}' as attribute {{ 'union all' if not loop.last }}
    {% endfor %}
),

survivorship as (

    select * from {{ ref('survivorship') }}

),

one_sided as (

    select
        coalesce(attributes.attribute, survivorship.attribute) as attribute,
        case
            when survivorship.attribute is null
                then 'add a row for it to seeds/rules/survivorship.csv'
            else 'seeds/rules/survivorship.csv has a row for it, and no attribute has this name'
        end as problem
    from attributes
    full outer join survivorship on attributes.attribute = survivorship.attribute
    where attributes.attribute is null or survivorship.attribute is null

)

select * from one_sided
