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

{# A timestamp in UTC, in any spelling; null where the text is not a timestamp. Text without an offset is read as UTC. #}
{% macro clean_timestamp(column) -%}
    {{ parse_timestamp(trimmed_value(column), column) }}
{%- endmacro %}

{#
    Whether a column that is filled when something happens says that it has: any text does, read or not, except the
    zero dates that databases and spreadsheets write for "never", and days of the year 0, which tools write for
    birthdays without a year.
#}
{% macro has_happened(column) -%}
    {%- set text = clean_text(column) -%}
    ({{ text }} is not null
        and not {{ regexp_like(text, '^[-0 :./TZ+]*$') }}
        and {{ text }} not like '0000-%'
        and not {{ is_no_day(text) }}
        and not {{ is_epoch_of_nothing(text) }})
{%- endmacro %}

{# A date, in any spelling; null where the text is not a date. #}
{% macro clean_date(column) -%}
    {{ parse_date(trimmed_value(column), column) }}
{%- endmacro %}

{# An amount, in any spelling; null where the text is not a number. #}
{% macro clean_amount(column, data_type='decimal(18,2)') -%}
    {{ parse_amount(trimmed_value(column), data_type, column) }}
{%- endmacro %}

{# A whole number, also where a spreadsheet wrote it as "3.0". Only DuckDB rounds in a plain cast. #}
{% macro clean_integer(column) -%}
    try_cast(round({{ parse_amount(trimmed_value(column), 'decimal(18, 2)', column) }}) as integer)
{%- endmacro %}

{# True or false in the spelling of any tool; null for any other text. #}
{% macro clean_boolean(column) -%}
    {%- if is_linted() %}{{ return('clean_boolean(' ~ column ~ ')') }}{% endif -%}
    case
        when lower({{ trimmed(column) }}) in ('true', 't', '1', 'yes', 'y') then true
        when lower({{ trimmed(column) }}) in ('false', 'f', '0', 'no', 'n') then false
    end
{%- endmacro %}
