{#
    Each row has a key of its own, and the key is never empty: a column, or a combination of `columns`.

    One pass, where not_null on every column and a test of uniqueness would be several. Returns one row per
    offending key: how often it occurs, never its values, which may be personal data.
#}
{% test primary_key(model, column_name=none, columns=none) %}

{%- set key = columns or [column_name] -%}

with

offending_keys as (

    select count(*) as row_count
    from {{ model }}
    group by {{ key | join(', ') }}
    having count(*) > 1 or {{ key | join(' is null or ') }} is null

)

select * from offending_keys

{% endtest %}
