{# The columns of a port that a channel does not have, as typed nulls. #}
{% macro not_offered(port, columns) -%}
    {%- set types = port_columns(port) -%}
    {%- for column in columns %}
    cast(null as {{ types[column] }}) as {{ column }}{{ ',' if not loop.last }}
    {%- endfor %}
{%- endmacro %}
