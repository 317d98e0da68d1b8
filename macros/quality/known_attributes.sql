{# How many attributes a record of the profiles port states. #}
{% macro known_attributes() -%}
    {%- for attribute in profile_attributes() -%}
    case when {{ attribute }} is not null then 1 else 0 end{{ ' + ' if not loop.last }}
    {%- endfor -%}
{%- endmacro %}

{# How many attributes any of the grouped records states. #}
{% macro offered_attributes() -%}
    {%- for attribute in profile_attributes() -%}
    max(case when {{ attribute }} is not null then 1 else 0 end){{ ' + ' if not loop.last }}
    {%- endfor -%}
{%- endmacro %}
