-- A rule with a misspelt feature or operator is met by nobody: its segment is empty, or smaller by
-- a group, and looks like a result.
with

segment_rules as (

    select * from {{ ref('segment_rules') }}

),

segments as (

    select * from {{ ref('segments') }}

),

known_features as (

    select feature from {{ ref('persona_features') }}
    {%- for name in feature_names() %}
    union
    select '{{ name }}' as feature
    {%- endfor %}

),

offenders as (

    select
        segment_rules.segment_id,
        segment_rules.clause_group,
        segment_rules.feature,
        segment_rules.operator
    from segment_rules
    left join segments on segment_rules.segment_id = segments.segment_id
    left join known_features on segment_rules.feature = known_features.feature
    where
        segments.segment_id is null
        or segment_rules.value is null
        or segment_rules.operator not in ('>=', '<=', '>', '<', '=')
        or known_features.feature is null

)

select * from offenders
