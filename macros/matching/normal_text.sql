{#
    A text in the form in which spellings are compared: lower case, letters without accents, no punctuation; null
    when nothing is left. Most texts are plain already, and replacing letters costs ten times as much as checking
    for that.
#}
{% macro normal_text(expression) -%}
    nullif(trim(case
        when {{ regexp_like(expression, '[^A-Za-z0-9 ]') }} then {{ regexp_remove(
            "translate(lower(" ~ expression ~ "), "
            ~ "'áàâäãåāăąçćčďđéèêëēėęěğíìîïīıłñńňóòôöõøōőřśšşťţúùûüūůűýÿźžż-/_,;', "
            ~ "'aaaaaaaaacccddeeeeeeeegiiiiiilnnnoooooooorsssttuuuuuuuyyzzz     ')",
            '[\\x21-\\x2B\\x2E\\x3A-\\x40\\x5B-\\x60\\x7B-\\x7E]'
        ) }}
        else lower({{ expression }})
    end), '')
{%- endmacro %}

{#
    The part of a word that usually stays correct when the word is misheard or mistyped: its first letter and the
    next three consonants. For words of other scripts, the first four characters.
#}
{% macro word_key(word) -%}
    substr({{ word }}, 1, 1) || substr(translate(substr({{ word }}, 2), 'aeiouyhw', ''), 1, 3)
{%- endmacro %}

{# The newest value of each column in a group that is not null; null where the group has none. #}
{% macro newest_values(columns) -%}
    {%- for column in columns %}
        max_by({{ column }}, recency) filter (where {{ column }} is not null) as {{ column }}
        {{- ',' if not loop.last }}
    {%- endfor %}
{%- endmacro %}

{# Share of the profiles with this value among those with any value, by country: names and places differ by country. #}
{% macro share_of_profiles(column) -%}
    cast(count(*) over (partition by country_code, {{ column }}) as double)
    / nullif(count({{ column }}) over (partition by country_code), 0) as {{ column }}_share
{%- endmacro %}
