{#
    The columns of a list, except those named in `but`, from `relation`. `select * except` is spelled differently on
    each engine, and a list stays the same when the relation gets another column.
#}
{% macro columns_of(relation, columns, but=[]) -%}
    {%- for column in columns | reject('in', but) %}
    {{ relation }}.{{ column }}{{ ',' if not loop.last }}
    {%- endfor %}
{%- endmacro %}
