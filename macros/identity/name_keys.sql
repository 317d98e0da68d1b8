{#
    A name for comparison: without case, blanks, dots, hyphens and apostrophes. The key of a first name is null for
    an initial, which fits too many people.
#}
{% macro first_name_key(first_name) -%}
    case
        when not {{ regexp_like(letters_of_name(first_name), '^[a-z]?$') }}
            then {{ letters_of_name(first_name) }}
    end
{%- endmacro %}

{% macro last_name_key(last_name) -%}
    nullif({{ letters_of_name(last_name) }}, '')
{%- endmacro %}

{% macro letters_of_name(name) -%}
    lower({{ regexp_remove(name, "[\\s.’‘`\\x27-]") }})
{%- endmacro %}
