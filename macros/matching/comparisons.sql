{# The columns of int_matches__profiles that are compared letter by letter, and those that are only equal or not. #}
{% macro compared_columns() -%}
    {{ return({
        'by letter': [
            'given_name', 'family_name', 'birth_date', 'postal_code', 'city', 'street', 'phone', 'email',
            'national_id',
        ],
        'as a whole': [
            'email_name', 'email_number', 'email_is_name', 'email_company', 'formal_name', 'given_spelling',
            'family_spelling', 'country_code', 'gender', 'region', 'house_number',
        ],
    }) }}
{%- endmacro %}

{#
    The comparisons in which a shared rare value is stronger evidence than a common one, each with the level that says
    so. <comparison>_share is the share of people with the value.
#}
{% macro frequency_levels() -%}
    {{ return({
        'given_name': 'exact', 'family_name': 'exact', 'postal_code': 'exact', 'city': 'exact', 'email': 'same_name',
    }) }}
{%- endmacro %}

{# The comparisons of names. The others are facts, of which an automatic link needs one beside the name. #}
{% macro name_comparisons() -%}
    {{ return(['given_name', 'family_name', 'gender']) }}
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
        'country': equal_level('country_code'),
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
    {%- for comparison in frequency_levels() %}
        greatest({{ left }}.{{ comparison }}_share, {{ right }}.{{ comparison }}_share) as {{ comparison }}_share
        {{- ',' if not loop.last }}
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
            and (
                abs(length({{ here }}) - length({{ there }})) <= 2
                or {{ left }}.email_name = {{ right }}.email_name
            )
            {%- endif %}
            then levenshtein({{ here }}, {{ there }})
    end
{%- endmacro %}

{% macro comparison_levels() -%}
    {%- for comparison, level in comparisons().items() %}
        {{ level }} as {{ comparison }}_level,
    {%- endfor %}
    {%- for comparison in frequency_levels() %}
        {{ comparison }}_share{{ ',' if not loop.last }}
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
    left_given_spelling = right_family_spelling and left_given_spelling <> right_given_spelling
    or left_family_spelling = right_given_spelling and left_family_spelling <> right_family_spelling
{%- endmacro %}

{# The two fields hold the same words in another order or with another border: Nguyễn, Văn An and An, Nguyễn Văn. #}
{% macro is_reordered() -%}
    left_given_spelling <> right_given_spelling
    and (
        left_given_spelling || left_family_spelling in (
            right_given_spelling || right_family_spelling, right_family_spelling || right_given_spelling
        )
        or left_family_spelling || left_given_spelling in (
            right_given_spelling || right_family_spelling, right_family_spelling || right_given_spelling
        )
    )
{%- endmacro %}

{#
    Equal, or two spellings of one name: Mueller and Müller, 伟 and Wei. Two names in Chinese characters are equal only
    if their characters are, since many names share a reading.
#}
{% macro is_one_name(name) -%}
    left_{{ name }}_name = right_{{ name }}_name
    or left_{{ name }}_spelling = right_{{ name }}_spelling
    and (left_{{ name }}_name < '一' or right_{{ name }}_name < '一')
{%- endmacro %}

{# One family name is a part of the other: López of López Ruiz, Smith of Smith-Jones. #}
{% macro is_part_of_name() -%}
    ' ' || left_family_name || ' ' like '% ' || right_family_name || ' %'
    or ' ' || right_family_name || ' ' like '% ' || left_family_name || ' %'
{%- endmacro %}

{# Shortened: an initial, or a short form that is the beginning of the long form. #}
{% macro given_name_level() -%}
    case
        when {{ unknown('given_name') }} then 'not_compared'
        when {{ is_one_name('given') }} then 'exact'
        when {{ is_swapped() }} or {{ is_reordered() }} then 'swapped'
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

{#
    A family name that stands in the other field is one observation, which the given name already counts; that no word
    of the names differs is another one.
#}
{% macro family_name_level() -%}
    case
        when {{ is_reordered() }} then 'exact'
        when {{ is_swapped() }} or {{ unknown('family_name') }} then 'not_compared'
        when {{ is_one_name('family') }} then 'exact'
        when {{ is_part_of_name() }} then 'part'
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
    different number in the address means a different person. At another domain the same address is a fact of
    its own only if it is not made of the name; if it is, the name has said that already, and only a number
    beside it adds something. Two companies' domains speak against one person.
#}
{% macro email_level() -%}
    case
        when {{ unknown('email') }} then 'not_compared'
        when left_email = right_email then 'exact'
        when {{ is_close_email() }} then 'close'
        when left_email_name = right_email_name and not ({{ is_email_of_name() }}) then 'same_name'
        when
            left_email_name = right_email_name
            and length({{ regexp_remove('left_email_name', '[^0-9]') }}) >= 2
            then 'name_and_number'
        when left_email_company <> right_email_company then 'other_company'
        when left_email_name = right_email_name then 'name_again'
        else 'differs'
    end
{%- endmacro %}

{#
    A typing error: of two letters before the @ of a longer address, or of a letter in three of a longer domain. Two
    public domains are both known and no error.
#}
{% macro is_close_email() -%}
    left_email_name <> right_email_name
    and email_distance <= 2
    and 5 * email_distance <= least(length(left_email), length(right_email))
    or left_email_name = right_email_name
    and coalesce(left_email_company, right_email_company) is not null
    and length(left_email) - length(left_email_name) > 8
    and 3 * email_distance <= length(left_email) - length(left_email_name) - 1
{%- endmacro %}

{% macro is_email_of_name() -%}
    coalesce(left_email_is_name, false) or coalesce(right_email_is_name, false)
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
