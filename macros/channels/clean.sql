{#
    Text as a tool wrote it, trimmed; null where the tool meant "no value". Characters that nobody sees are removed,
    and full-width letters and digits become plain ones: see folded().

    One pattern finds the few texts that need any of this, so that all others cost one look and a trim.
#}
{% macro clean_text(column) -%}
    {{ return(cleaned(column, 'clean_text', folded_characters(), folded(column), null_pattern())) }}
{%- endmacro %}

{#
    The name of a person: like clean_text(), but words that are names in some language and "no value" in others stay
    where they are written as names are: Na, Nan, Nil and Null, not NA, nan or NULL.
#}
{% macro clean_name(column) -%}
    {{ return(cleaned(column, 'clean_name', folded_characters(), folded(column), null_pattern(names=true))) }}
{%- endmacro %}

{#
    What a person wrote in sentences: trimmed, null where the tool meant "no value", otherwise left as it is. Width
    belongs to punctuation, and joiners belong to emoji and to Persian words.
#}
{% macro clean_statement(column) -%}
    {%- set odd_end = '^[' ~ odd_blanks() ~ ']|[' ~ odd_blanks() ~ ']$' -%}
    {%- set ends = '^[ ' ~ odd_blanks() ~ ']+|[ ' ~ odd_blanks() ~ ']+$' -%}
    {{ return(cleaned(column, 'clean_statement', odd_end, regexp_remove(column, ends), null_words())) }}
{%- endmacro %}

{#
    `rewritten` where the text matches `needs_rewriting`, and otherwise the trimmed text; null where the result matches
    `nulls` as a whole.
#}
{% macro cleaned(column, name, needs_rewriting, rewritten, nulls) -%}
    {%- if is_linted() %}{{ return(name ~ '(' ~ column ~ ')') }}{% endif -%}
    case
        when {{ regexp_like(column, needs_rewriting ~ '|^ *(?:' ~ nulls ~ ')? *$') }}
            then {{ null_where(nulls, rewritten) }}
        else {{ trimmed(column) }}
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

{# True or false in the spelling of any tool; null for any other text. #}
{% macro clean_boolean(column) -%}
    {%- if is_linted() %}{{ return('clean_boolean(' ~ column ~ ')') }}{% endif -%}
    case
        when lower({{ trimmed(column) }}) in ('true', 't', '1', 'yes', 'y') then true
        when lower({{ trimmed(column) }}) in ('false', 'f', '0', 'no', 'n') then false
    end
{%- endmacro %}
