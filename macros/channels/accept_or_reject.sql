{#
    Validate each row of `relation`: accepted (reject_reason is null) or rejected with a reason.

    `relation` carries the key, `invalid_reason`, `is_deleted`, `changed_at`, `synced_at` and the load columns. The
    newest valid version of a key is accepted; an invalid newest version never hides an older valid one. If the newest
    valid version is a tombstone, no row of the record is accepted.

    Newest is what the tool changed last, then what was synced and loaded last: a backfill that arrives today is still
    old. A change time after the sync is a wrong clock and would win for years, so it counts as null. `sequence` names the
    column in which a tool numbers versions: it decides between equal change times. Versions that tie
    are ordered by content before file and line, so that the order of files and lines within a load decides nothing.
    Rows of one load that have one key and the same times but different values are no versions of a record: the rest of
    them is rejected as `repeated_key`, because many of them mean that a tool ruined its keys.

    In an incremental run `relation` holds the new rows, and the earlier versions of their keys are re-evaluated
    with them. `added_later` names the columns that the model adds after this step.
#}
{% macro accept_or_reject(relation, key, added_later=[], sequence=none) -%}
    {%- if is_only_read() -%}
        {{ return('select * from ' ~ relation) }}
    {%- endif -%}
    select
        *,
        case
            when invalid_reason is not null then invalid_reason
            when version_number > 1 and is_repeated_key then 'repeated_key'
            when version_number > 1 then 'superseded'
            when is_deleted then 'deleted_in_source'
        end as reject_reason
    from (
        select
            *,
            row_number() over versions as version_number,
            lag(row_hash) over versions <> row_hash
            and lag(loaded_at) over versions = loaded_at
            and lag(synced_at) over versions = synced_at
            and lag(changed_at) over versions is not distinct from changed_at
            {%- if sequence %}
            and lag({{ sequence }}) over versions is not distinct from {{ sequence }}
            {%- endif %} as is_repeated_key
        from {% if decides_increment() -%}
            ({{ with_earlier_versions(relation, key, decided_columns() + added_later) }}) as rows_to_decide
        {%- else -%}
            {{ relation }}
        {%- endif %}
        window versions as (
            partition by {{ key }}
            order by
                case when invalid_reason is null then 0 else 1 end asc,
                case when changed_at <= synced_at + interval '1 day' then changed_at end desc nulls last,
                {%- if sequence %}
                {{ sequence }} desc nulls last,
                {%- endif %}
                synced_at desc,
                loaded_at desc,
                row_hash desc nulls last,
                batch_id desc,
                file_name desc,
                line_number desc
        )
    ) as versioned
{%- endmacro %}

{# The columns that accept_or_reject() adds. A re-evaluated row gets them again. #}
{% macro decided_columns() -%}
    {{ return(['version_number', 'is_repeated_key', 'reject_reason']) }}
{%- endmacro %}
