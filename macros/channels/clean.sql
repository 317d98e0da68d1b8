{#
    Text as a tool wrote it, trimmed; null where the tool meant "no value".
    The spellings are var('null_spellings'), four to a list: DuckDB turns a longer list into a join, which
    costs twice as much.
#}
{% macro clean_text(column) -%}
    {%- if is_linted() %}{{ return('clean_text(' ~ column ~ ')') }}{% endif -%}
    case
        when
            {% for spellings in var('null_spellings') | batch(4) -%}
            {{ 'and ' if not loop.first }}lower({{ trimmed(column) }}) not in ('{{ spellings | join("', '") }}')
            {% endfor -%}
            then {{ trimmed(column) }}
    end
{%- endmacro %}

{#
    Trimmed text for a parser. A parser returns null for "n/a" without any list of null spellings, and checking
    the list costs a third of parsing a timestamp. The list is checked only if a null spelling contains a digit,
    because a parser could read that spelling as a value.
#}
{% macro trimmed_value(column) -%}
    {%- if modules.re.search('[0-9]', var('null_spellings') | join(' ')) -%}
        {{ clean_text(column) }}
    {%- else -%}
        {{ trimmed(column) }}
    {%- endif -%}
{%- endmacro %}

{# A timestamp in UTC; null where the text is not a timestamp. Text without an offset is read as UTC. #}
{% macro clean_timestamp(column) -%}
    {{ parse_timestamp(trimmed_value(column)) }}
{%- endmacro %}

{# A date; null where the text is not a date. #}
{% macro clean_date(column) -%}
    {{ parse_date(trimmed_value(column)) }}
{%- endmacro %}

{#
    An amount. Commas are removed only where they separate thousands ("1,299.00"). A decimal comma gives null, so
    that the row is rejected instead of its amount being multiplied by 100.
#}
{% macro clean_amount(column, data_type='decimal(18,2)') -%}
    {%- set digits -%}
        case
            when {{ column }} not like '%,%' then {{ trimmed_value(column) }}
            when {{ regexp_like(column, '^\\s*-?[0-9]{1,3}(,[0-9]{3})+([.][0-9]*)?\\s*$') }}
                then replace({{ trimmed(column) }}, ',', '')
        end
    {%- endset -%}
    {{ parse_number(digits, data_type) }}
{%- endmacro %}

{# A whole number, also where a spreadsheet wrote it as "3.0". Only DuckDB rounds in a plain cast. #}
{% macro clean_integer(column) -%}
    try_cast(round({{ parse_number(trimmed_value(column), 'decimal(18, 2)') }}) as integer)
{%- endmacro %}

{#
    True or false in the word of any tool and language; null for any other text. The usual words come first: only
    what is none of them is looked for in the long lists, var('yes_words') and var('no_words').
#}
{% macro clean_boolean(column) -%}
    {%- if is_linted() %}{{ return('clean_boolean(' ~ column ~ ')') }}{% endif -%}
    case
        when lower({{ trimmed(column) }}) in ('true', 't', '1', 'yes', 'y') then true
        when lower({{ trimmed(column) }}) in ('false', 'f', '0', 'no', 'n') then false
        when {{ is_listed(listed_word(trimmed(column)), var('yes_words')) }} then true
        when {{ is_listed(listed_word(trimmed(column)), var('no_words')) }} then false
    end
{%- endmacro %}

{# Whether a word is one of `words`, a text with ' | ' between them. A search in text is quicker than a long `in`. #}
{% macro is_listed(word, words) -%}
    instr('|{{ words | replace(' | ', '|') }}|', '|' || {{ word }} || '|') > 0
{%- endmacro %}
