{# The columns of int_matches__profiles that are compared letter by letter, and those that are only equal or not. #}
{% macro compared_columns() -%}
    {{ return({
        'by letter': [
            'given_name', 'family_name', 'birth_date', 'postal_code', 'city', 'street', 'phone', 'email',
            'national_id',
        ],
        'as a whole': ['email_name', 'email_number', 'formal_name', 'gender', 'region', 'house_number'],
    }) }}
{%- endmacro %}

{# Names and places, of which some are common: a shared rare value is stronger evidence than a common one. #}
{% macro frequency_columns() -%}
    {{ return(['given_name', 'family_name', 'postal_code', 'city']) }}
{%- endmacro %}

{#
    Each comparison with its level: from `exact` to `differs`, or `not_compared` where one side is null.
    The sides are `left_<column>` and `right_<column>`; `<column>_distance` is their Levenshtein distance.
#}
{% macro comparisons() -%}
    {{ return({
        'given_name': given_name_level(),
        'family_name': family_name_level(),
        'birth_date': birth_date_level(),
        'gender': equal_level('gender'),
        'postal_code': postal_code_level(),
        'city': city_level(),
        'region': region_level(),
        'street': text_level('street'),
        'house_number': equal_level('house_number'),
        'phone': code_level('phone'),
        'email': email_level(),
        'national_id': code_level('national_id'),
    }) }}
{%- endmacro %}

{# The columns of both sides of a pair in one row, with their distances. #}
{% macro both_sides(left, right) -%}
    {%- set columns = compared_columns() -%}
    {%- for column in columns['by letter'] + columns['as a whole'] %}
        {{ left }}.{{ column }} as left_{{ column }},
        {{ right }}.{{ column }} as right_{{ column }},
    {%- endfor %}
    {%- for column in columns['by letter'] %}
        {{ distance(left, right, column) }} as {{ column }}_distance,
    {%- endfor %}
    {%- for column in frequency_columns() %}
        {{ left }}.{{ column }}_share{{ ',' if not loop.last }}
    {%- endfor %}
{%- endmacro %}

{#
    The Levenshtein distance. It is not computed where the lengths alone show that it is large, or where different
    numbers in two e-mail addresses show that they belong to two people: that would take half of the time. It is
    null then, and no level accepts null as close.
#}
{% macro distance(left, right, column) -%}
    {%- set here, there = left ~ '.' ~ column, right ~ '.' ~ column -%}
    case
        when
            3 * abs(length({{ here }}) - length({{ there }})) <= greatest(length({{ here }}), length({{ there }}))
            {%- if column == 'email' %}
            and {{ left }}.email_number = {{ right }}.email_number
            and abs(length({{ here }}) - length({{ there }})) <= 2
            {%- endif %}
            then levenshtein({{ here }}, {{ there }})
    end
{%- endmacro %}

{% macro comparison_levels() -%}
    {%- for comparison, level in comparisons().items() %}
        {{ level }} as {{ comparison }}_level,
    {%- endfor %}
    {%- for column in frequency_columns() %}
        {{ column }}_share{{ ',' if not loop.last }}
    {%- endfor %}
{%- endmacro %}

{% macro unknown(column) -%}
    left_{{ column }} is null or right_{{ column }} is null
{%- endmacro %}

{% macro equal_level(column) -%}
    case
        when {{ unknown(column) }} then 'not_compared'
        when left_{{ column }} = right_{{ column }} then 'exact'
        else 'differs'
    end
{%- endmacro %}

{# Close: one letter differs of three or more, two of six or more. Similar: a third of the letters differ. #}
{% macro text_level(column) -%}
    case
        when {{ unknown(column) }} then 'not_compared'
        when left_{{ column }} = right_{{ column }} then 'exact'
        when {{ is_close(column) }} then 'close'
        when 3 * {{ column }}_distance <= {{ longer(column) }} then 'similar'
        else 'differs'
    end
{%- endmacro %}

{% macro is_close(column) -%}
    3 * {{ column }}_distance <= least({{ shorter(column) }}, 6)
{%- endmacro %}

{% macro shorter(column) -%}
    least(length(left_{{ column }}), length(right_{{ column }}))
{%- endmacro %}

{% macro longer(column) -%}
    greatest(length(left_{{ column }}), length(right_{{ column }}))
{%- endmacro %}

{# Given name and family name are exchanged. One of the two may be mistyped. #}
{% macro is_swapped() -%}
    left_given_name = right_family_name and left_given_name <> right_given_name
    or left_family_name = right_given_name and left_family_name <> right_family_name
{%- endmacro %}

{# Shortened: an initial, or a short form that is the beginning of the long form. #}
{% macro given_name_level() -%}
    case
        when {{ unknown('given_name') }} then 'not_compared'
        when left_given_name = right_given_name then 'exact'
        when {{ is_swapped() }} then 'swapped'
        when left_formal_name = right_formal_name then 'nickname'
        when {{ is_close('given_name') }} then 'close'
        when
            substr(left_given_name, 1, {{ shorter('given_name') }})
            = substr(right_given_name, 1, {{ shorter('given_name') }})
            then 'shortened'
        when 3 * given_name_distance <= {{ longer('given_name') }} then 'similar'
        else 'differs'
    end
{%- endmacro %}

{# Two exchanged names are one observation, which the given name already counts. #}
{% macro family_name_level() -%}
    case
        when {{ is_swapped() }} then 'not_compared'
        else {{ text_level('family_name') }}
    end
{%- endmacro %}

{# A birth date is a text of eight digits: year, month and day. #}
{% macro birth_date_level() -%}
    case
        when {{ unknown('birth_date') }} then 'not_compared'
        when left_birth_date = right_birth_date then 'exact'
        when birth_date_distance = 1 then 'close'
        when
            left_birth_date
            = substr(right_birth_date, 1, 4) || substr(right_birth_date, 7, 2) || substr(right_birth_date, 5, 2)
            then 'close'
        when
            substr(left_birth_date, 5, 4) = substr(right_birth_date, 5, 4)
            or substr(left_birth_date, 1, 6) = substr(right_birth_date, 1, 6)
            or (
                substr(left_birth_date, 1, 4) = substr(right_birth_date, 1, 4)
                and substr(left_birth_date, 7, 2) = substr(right_birth_date, 7, 2)
            )
            then 'two_parts'
        else 'differs'
    end
{%- endmacro %}

{% macro postal_code_level() -%}
    case
        when {{ unknown('postal_code') }} then 'not_compared'
        when left_postal_code = right_postal_code then 'exact'
        when postal_code_distance = 1 then 'close'
        when substr(left_postal_code, 1, 2) = substr(right_postal_code, 1, 2) then 'area'
        else 'differs'
    end
{%- endmacro %}

{# An equal postal code already contains this evidence. #}
{% macro city_level() -%}
    case
        when left_postal_code = right_postal_code then 'not_compared'
        else {{ text_level('city') }}
    end
{%- endmacro %}

{# A postal code or a city already contains this evidence. #}
{% macro region_level() -%}
    case
        when not ({{ unknown('postal_code') }}) or not ({{ unknown('city') }}) then 'not_compared'
        else {{ equal_level('region') }}
    end
{%- endmacro %}

{#
    Addresses contain names, so people of the same name have similar ones: only a typing error is close, and a
    different number in the address means a different person.
#}
{% macro email_level() -%}
    case
        when {{ unknown('email') }} then 'not_compared'
        when left_email = right_email then 'exact'
        when left_email_name = right_email_name then 'same_name'
        when email_distance <= 2 then 'close'
        else 'differs'
    end
{%- endmacro %}

{% macro code_level(column) -%}
    case
        when {{ unknown(column) }} then 'not_compared'
        when left_{{ column }} = right_{{ column }} then 'exact'
        when {{ column }}_distance = 1 then 'close'
        when {{ column }}_distance = 2 then 'similar'
        else 'differs'
    end
{%- endmacro %}
