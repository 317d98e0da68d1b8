{#
    Text as a tool wrote it, trimmed; null where the tool meant "no value".
    The spellings are var('null_spellings'), four to a list: DuckDB makes a join of a longer one, which
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
    Trimmed text for a reader that finds no value in "n/a" anyway, and so need not look for it: that look
    costs a third of reading a moment. Where a spelling of "no value" has a digit it is looked for.
#}
{% macro trimmed_value(column) -%}
    {%- if modules.re.search('[0-9]', var('null_spellings') | join(' ')) -%}
        {{ clean_text(column) }}
    {%- else -%}
        {{ trimmed(column) }}
    {%- endif -%}
{%- endmacro %}

{# A moment in UTC; null where the text is no moment. Text without an offset is taken as UTC. #}
{% macro clean_timestamp(column) -%}
    {{ parse_timestamp(trimmed_value(column)) }}
{%- endmacro %}

{# A day; null where the text is no day. #}
{% macro clean_date(column) -%}
    {{ parse_date(trimmed_value(column)) }}
{%- endmacro %}

{#
    An amount: thousands separators ("1,299.00") are taken out only where they separate
    thousands, so that a decimal comma becomes null and is rejected instead of multiplied by 100.
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

{# A whole number, also where a spreadsheet wrote it as "3.0". A cast alone rounds on DuckDB only. #}
{% macro clean_integer(column) -%}
    try_cast(round({{ parse_number(trimmed_value(column), 'decimal(18, 2)') }}) as integer)
{%- endmacro %}

{# Any tool's yes and no. #}
{% macro clean_boolean(column) -%}
    {%- if is_linted() %}{{ return('clean_boolean(' ~ column ~ ')') }}{% endif -%}
    case
        when lower({{ trimmed(column) }}) in ('true', 't', '1', 'yes', 'y') then true
        when lower({{ trimmed(column) }}) in ('false', 'f', '0', 'no', 'n') then false
    end
{%- endmacro %}
