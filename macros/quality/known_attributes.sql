{# Number of attributes that a record of the profiles port states. #}
{% macro known_attributes() -%}
    {%- for attribute in profile_attributes() -%}
    case when {{ attribute }} is not null then 1 else 0 end{{ ' + ' if not loop.last }}
    {%- endfor -%}
{%- endmacro %}

{# Number of attributes that at least one of the grouped records states. #}
{% macro offered_attributes() -%}
    {%- for attribute in profile_attributes() -%}
    max(case when {{ attribute }} is not null then 1 else 0 end){{ ' + ' if not loop.last }}
    {%- endfor -%}
{%- endmacro %}
