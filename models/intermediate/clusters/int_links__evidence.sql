with
identifiers as (select * from {{ ref('int_identifiers__classified') }} where is_trusted),

identifier_types as (select * from {{ ref('identifier_types') }}),

records as (
    select
        channel,
        source_record_id
    from {{ ref('int_profiles__unioned') }}
),

must_link as (select * from {{ ref('must_link') }}),

unmerge as (select * from {{ ref('unmerge') }}),

evidence as (
    select
        identifiers.channel,
        identifiers.source_record_id,
        identifiers.record_key,
        identifiers.link_key as identifier_key,
        identifiers.identifier_type,
        case
            when identifiers.is_name_scoped then 'name_scoped_identifier'
            when identifier_types.is_tool_fact then 'tool_fact'
            else 'equal_identifier'
        end as link_kind,
        identifier_types.strength,
        identifier_types.identifier_use = 'narrow' as is_weak,
        identifiers.first_seen_at,
        identifiers.last_seen_at
    from identifiers
    inner join identifier_types
        on identifiers.identifier_type = identifier_types.identifier_type
),

-- Both records of a must_link pair are linked to one node that represents the pair.
steward_pairs as (
    select
        least(left_record_id, right_record_id) as first_record_id,
        greatest(left_record_id, right_record_id) as second_record_id,
        min(decided_on) as decided_on
    from must_link
    group by least(left_record_id, right_record_id), greatest(left_record_id, right_record_id)
),

steward_sides as (
    select
        steward_pairs.*,
        steward_pairs.first_record_id as source_record_id
    from steward_pairs

    union all

    select
        steward_pairs.*,
        steward_pairs.second_record_id as source_record_id
    from steward_pairs
),

steward_links as (
    select
        records.channel,
        records.source_record_id,
        {{ record_key('records.source_record_id') }} as record_key,
        {{ hash_key(
            "'must_link|' || steward_sides.first_record_id || '|' || steward_sides.second_record_id"
        ) }} as identifier_key,
        'steward' as identifier_type,
        'must_link' as link_kind,
        100 as strength,
        false as is_weak,
        cast(steward_sides.decided_on as timestamp) as first_seen_at,
        cast(steward_sides.decided_on as timestamp) as last_seen_at
    from steward_sides
    inner join records on steward_sides.source_record_id = records.source_record_id
),

unmerged_records as (
    select
        records.*,
        {{ record_key('records.source_record_id') }} as record_key,
        {{ hash_key("'unmerge|' || unmerge.split_group") }} as split_key,
        cast(unmerge.decided_on as timestamp) as decided_at
    from records
    inner join unmerge on records.source_record_id = unmerge.source_record_id
),

all_evidence as (
    select * from evidence

    union all

    select * from steward_links
),

-- After an unmerge a placeholder node keeps the remaining records connected.
links as (
    select
        all_evidence.channel,
        all_evidence.source_record_id,
        case
            when unmerged_records.record_key is null then all_evidence.record_key
            else {{ hash_key("'left_behind|' || all_evidence.source_record_id") }}
        end as record_key,
        all_evidence.identifier_key,
        all_evidence.identifier_type,
        case
            when unmerged_records.record_key is null then all_evidence.link_kind
            else 'left_behind'
        end as link_kind,
        all_evidence.strength,
        all_evidence.is_weak,
        all_evidence.first_seen_at,
        all_evidence.last_seen_at
    from all_evidence
    left join unmerged_records
        on all_evidence.source_record_id = unmerged_records.source_record_id

    union all

    select
        channel,
        source_record_id,
        record_key,
        split_key as identifier_key,
        'steward' as identifier_type,
        'unmerge' as link_kind,
        100 as strength,
        false as is_weak,
        decided_at as first_seen_at,
        decided_at as last_seen_at
    from unmerged_records
)

select * from links
