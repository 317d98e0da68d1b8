{#
    Some columns of a relation, all of a list but those named in `but`. `select * except` is not the same word on
    every engine, and a list stays what it was when the relation gets another column.
#}
{% macro columns_of(relation, columns, but=[]) -%}
    {%- for column in columns | reject('in', but) %}
    {{ relation }}.{{ column }}{{ ',' if not loop.last }}
    {%- endfor %}
{%- endmacro %}
