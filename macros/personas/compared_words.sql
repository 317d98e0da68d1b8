{#
    Whether `word` is among `words`, which has a bar between them. Letter case and blanks do not count, for
    "New York" and "new  york " are one place; null where either is not known.
#}
{% macro is_among(word, words) -%}
    instr(
        '|' || {{ regexp_remove('lower(' ~ words ~ ')', '[\\s\\x{A0}\\x{3000}]') }} || '|',
        '|' || {{ compared_word(word) }} || '|'
    ) > 0
{%- endmacro %}

{# A word as it is compared with others: lower case, without blanks. A bar in it is none between words. #}
{% macro compared_word(word) -%}
    {{ regexp_remove('lower(' ~ word ~ ')', '[\\s\\x{A0}\\x{3000}|]') }}
{%- endmacro %}
