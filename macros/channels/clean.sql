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
    {%- if is_only_read() %}{{ return(name ~ '(' ~ column ~ ')') }}{% endif -%}
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

{#
    True or false in the word of any tool and language; null for any other text. The usual words come first: only
    what is none of them is looked for in the long lists, var('yes_words') and var('no_words').
#}
{% macro clean_boolean(column) -%}
    {%- if is_only_read() %}{{ return('clean_boolean(' ~ column ~ ')') }}{% endif -%}
    case
        when lower({{ trimmed(column) }}) in ('true', 't', '1', 'yes', 'y') then true
        when lower({{ trimmed(column) }}) in ('false', 'f', '0', 'no', 'n') then false
        when {{ is_listed(listed_word(folded(column)), var('yes_words')) }} then true
        when {{ is_listed(listed_word(folded(column)), var('no_words')) }} then false
    end
{%- endmacro %}

{# Whether a word is one of `words`, a text with ' | ' between them. A search in text is quicker than a long `in`. #}
{% macro is_listed(word, words) -%}
    instr('|{{ words | replace(' | ', '|') }}|', '|' || {{ word }} || '|') > 0
{%- endmacro %}
