{#
    The key is unique and never null. It is a column, or a combination of `columns`.

    This test reads the table once; not_null on every column and a test of uniqueness would read it
    several times. Returns one row per offending key with its number of rows, never its values,
    which may be personal data.
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
