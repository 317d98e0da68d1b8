{#
    Whether `word` is among `words`, a list with bars between the words. Letter case and blanks are ignored, because
    "New York" and "new  york " are the same place; null where one of the two is null.
#}
{% macro is_among(word, words) -%}
    instr(
        '|' || {{ regexp_remove('lower(' ~ words ~ ')', '[\\s\\x{A0}\\x{3000}]') }} || '|',
        '|' || {{ compared_word(word) }} || '|'
    ) > 0
{%- endmacro %}

{# A word in the form in which it is compared: lower case, without blanks, and without bars, which separate words. #}
{% macro compared_word(word) -%}
    {{ regexp_remove('lower(' ~ word ~ ')', '[\\s\\x{A0}\\x{3000}|]') }}
{%- endmacro %}
