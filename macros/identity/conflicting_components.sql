{#
    Grain: one row per component that cannot be one person, with the first reason that applies. Reads the names of
    two CTEs, `members(component_key, record_key)` and `component_links(component_key, identifier_type,
    identifier_key, is_weak)`, and the relations `name_keys` and `identifier_types`. A member that is not a record is
    ignored.

    Different names are a conflict only if the component has weak links: the records of one mailbox may name the
    same person Bob in one tool and Robert in another.
#}
{% macro conflicting_components(members, component_links, name_keys, identifier_types) -%}
    select
        facts.component_key,
        case
            when excesses.component_key is not null then 'too_many_values'
            when facts.has_other_birth_date then 'birth_dates'
            when facts.has_other_name then 'names'
            else 'too_many_records'
        end as conflict_reason
    from (
        select
            members.component_key,
            min(records.birth_year) <> max(records.birth_year)
            and min(records.birth_day_key) <> max(records.birth_day_key) as has_other_birth_date,
            min(records.short_name_key) <> max(records.short_name_key) as has_other_name,
            count(*) > {{ var('most_records_per_person') }} as is_too_large
        from {{ members }} as members
        inner join {{ name_keys }} as records
            on members.record_key = records.record_key
        group by members.component_key
    ) as facts
    left join (
        select distinct component_key
        from {{ component_links }}
        where is_weak
    ) as weak_components
        on facts.component_key = weak_components.component_key
    left join (
        select distinct component_key
        from (
            select links.component_key
            from {{ component_links }} as links
            inner join {{ identifier_types }} as identifier_types
                on links.identifier_type = identifier_types.identifier_type
            where identifier_types.most_values_per_person is not null
            group by
                links.component_key,
                links.identifier_type,
                identifier_types.most_values_per_person
            having count(distinct links.identifier_key) > identifier_types.most_values_per_person
        ) as types_in_excess
    ) as excesses
        on facts.component_key = excesses.component_key
    where
        excesses.component_key is not null
        or facts.has_other_birth_date
        or (
            (facts.has_other_name or facts.is_too_large)
            and weak_components.component_key is not null
        )
{%- endmacro %}
