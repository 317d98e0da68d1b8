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
    What a spreadsheet writes into a cell that it cannot compute (#N/A, #REF!, Err:502), or that is too narrow for its
    number (########), in the languages that have own words: English, German, French, Spanish, Portuguese, Italian,
    Dutch, Swedish, Polish, Russian. Any word in capitals would be too many: #SALE! is a name of goods.
#}
{% macro spreadsheet_errors() -%}
    {%- set words = [
        'REF|NAME|VALUE|DIV/0|NUM|NULL|SPILL|CALC|FIELD|BLOCKED|UNKNOWN|CONNECT|BUSY|ERROR|EXTERNAL|PYTHON',
        'BEZUG|WERT|ZAHL|ÜBERLAUF|VALEUR|NOM|NOMBRE|NUL|VALOR|NULO|NOME|NÚM|VALORE|RIF|NULLO|WAARDE|VERW|NAAM|GETAL|LEEG',
        'DEEL/0|SAKNAS|VÄRDEFEL|REFERENS|NAMN|OGILTIGT|SKÄRNING|DIVISION/0|ARG|ADR|NAZWA|LICZBA|ZERO',
        'ЗНАЧ|ССЫЛКА|ИМЯ|ЧИСЛО|ПУСТО|ДЕЛ/0',
    ] -%}
    {{ return(
        '#+|#(?i:N/?[ADVB]|Н/Д|GETTING_DATA)!?|#[¡¿]?(?i:' ~ words | join('|') ~ ')[!?]|(?i:Err):[0-9]{3}'
    ) }}
{%- endmacro %}

{# A pattern that matches this very text. #}
{% macro literal_pattern(text) -%}
    {{ return(modules.re.escape(text).replace("'", '\\x27')) }}
{%- endmacro %}

{# `expression`, or null where all of it matches `pattern` or it is empty. #}
{% macro null_where(pattern, expression) -%}
    nullif({{ regexp_remove(expression, '^(?:' ~ pattern ~ ')$') }}, '')
{%- endmacro %}
