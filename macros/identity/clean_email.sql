{# An e-mail address in lower case without blanks or angle brackets; null where the text is not an address. #}
{% macro clean_email(column) -%}
    case
        when {{ regexp_like(bare_email(column), '^[^@ ,;<>]+@[a-z0-9]([a-z0-9.-]*[a-z0-9])?[.][a-z][a-z0-9-]+$') }}
            then {{ bare_email(column) }}
    end
{%- endmacro %}

{% macro bare_email(column) -%}
    lower({{ regexp_remove(column, '[\\s<>]|mailto:') }})
{%- endmacro %}
