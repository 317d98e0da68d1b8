-- A rule with a misspelt feature, or one that compares a word with a number, is met by no customer:
-- its segment is empty or too small, but looks like a result. Returns every such rule.
with

segment_rules as (

    select * from {{ ref('segment_rules') }}

),

segments as (

    select * from {{ ref('segments') }}

),

-- The share of a category is a feature only if personas are built on it.
features as (

    select
        feature,
        kind
    from {{ ref('feature_catalog') }}

    union all

    select
        feature,
        'number' as kind
    from {{ ref('persona_features') }}
    where feature like 'category_share:%'

),

rules_with_kinds as (

    select
        segment_rules.*,
        features.kind,
        segments.segment_id as known_segment_id,
        segment_rules.operator in ('is', 'is_not', 'in') as is_word_operator
    from segment_rules
    left join segments on segment_rules.segment_id = segments.segment_id
    left join features on segment_rules.feature = features.feature

),

judged as (

    select
        *,
        case
            when known_segment_id is null then 'segments.csv has no such segment'
            when kind is null then 'feature_catalog.csv has no such feature'
            when operator not in ('>=', '<=', '>', '<', '=', 'is', 'is_not', 'in')
                then 'no such operator'
            when kind = 'number' and is_word_operator
                then 'the feature is a number, which is compared by >=, <=, >, < or ='
            when kind = 'word' and not is_word_operator
                then 'the feature is a word, which is compared by is, is_not or in'
            when kind = 'number' and (threshold is null or words is not null)
                then 'a number needs a threshold and no words'
            when kind = 'word' and (words is null or threshold is not null)
                then 'a word needs words and no threshold'
            when operator = 'is' and instr(words, '|') > 0
                then 'is takes one word; in takes several'
        end as problem
    from rules_with_kinds

),

offenders as (

    select
        feature,
        operator,
        segment_id,
        clause_group,
        problem
    from judged
    where problem is not null

)

select * from offenders
