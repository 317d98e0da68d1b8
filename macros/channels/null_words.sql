{# A pattern of all that stands for "no value": the words, and the errors that a spreadsheet leaves in a cell. #}
{% macro null_pattern(names=false) -%}
    {{ return(null_words(names) ~ '|' ~ spreadsheet_errors()) }}
{%- endmacro %}

{#
    A pattern of the words for "no value", in any letter case: var('null_spellings'). For a person's name, the words of
    var('names_like_null') count in lower and in upper case only.
#}
{% macro null_words(names=false) -%}
    {%- set names_like_null = var('names_like_null') if names else [] -%}
    {%- set words = [] -%}
    {%- for word in var('null_spellings') if word and word not in names_like_null -%}
        {%- do words.append(literal_pattern(word)) -%}
    {%- endfor -%}
    {%- set pattern = '(?i:' ~ words | join('|') ~ ')' -%}
    {%- if names_like_null -%}
        {%- set pattern = pattern ~ '|' ~ names_like_null | join('|') ~ '|' ~ names_like_null | map('upper') | join('|') ~ '|NaN' -%}
    {%- endif -%}
    {{ return(pattern) }}
{%- endmacro %}

{#
    What a spreadsheet writes into a cell that it cannot compute, in any language (#N/A, #NV, #REF!, #NOM?, #¡VALOR!,
    Err:502), or that is too narrow for its number (########). Only capitals: a hashtag of a product is none.
#}
{% macro spreadsheet_errors() -%}
    {{ return('#+|#(?i:N/?[ADVB])!?|#Н/Д|#[¡¿]?\\p{Lu}[\\p{Lu}/0]*[!?]|#GETTING_DATA|Err:[0-9]{3}') }}
{%- endmacro %}

{# A pattern that matches this very text. #}
{% macro literal_pattern(text) -%}
    {{ return(modules.re.escape(text).replace("'", '\\x27')) }}
{%- endmacro %}

{# `expression`, or null where all of it matches `pattern` or it is empty. #}
{% macro null_where(pattern, expression) -%}
    nullif({{ regexp_remove(expression, '^(?:' ~ pattern ~ ')$') }}, '')
{%- endmacro %}
