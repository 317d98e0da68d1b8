{#
    A text as two spellings of it are compared: lower case, letters without accents, no punctuation; null
    when nothing is left. Most texts are plain already, and exchanging letters costs ten times as much as
    seeing that.
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
    What is left of a word when it is misheard or mistyped in the usual ways: its first letter and the next
    three consonants. Words of other scripts are kept by their first four signs.
#}
{% macro word_key(word) -%}
    substr({{ word }}, 1, 1) || substr(translate(substr({{ word }}, 2), 'aeiouyhw', ''), 1, 3)
{%- endmacro %}

{# The newest value of each column that a group states; null where it states none. #}
{% macro newest_values(columns) -%}
    {%- for column in columns %}
        max_by({{ column }}, recency) filter (where {{ column }} is not null) as {{ column }}
        {{- ',' if not loop.last }}
    {%- endfor %}
{%- endmacro %}

{# The share of the profiles of a country with any value that have this one: names and places go by country. #}
{% macro share_of_profiles(column) -%}
    cast(count(*) over (partition by country_code, {{ column }}) as double)
    / nullif(count({{ column }}) over (partition by country_code), 0) as {{ column }}_share
{%- endmacro %}
