{#
    The key of a row, or the key of a row that this row cannot be without. What programs do to a key is undone where
    only one key can have been meant: see written_key(). A key that is not known any more, or that stands for "no key",
    is left as it is, and key_reason() rejects the row for it.

    plain_key() finds the keys that need nothing, nearly all: the rest costs twenty times as much.
#}
{% macro clean_key(column) -%}
    {{ return(key_unless(column, 'clean_key', null_words())) }}
{%- endmacro %}

{#
    The key of a row that this row may be without: null where it stands for "no key" (a guest's 0, -1, an empty
    UUID) or where a program has ruined it, so that strangers are not joined on it.
#}
{% macro clean_reference(column) -%}
    {{ return(key_unless(
        column, 'clean_reference', null_words() ~ '|' ~ placeholder_key() ~ '|' ~ ruined_key()
    )) }}
{%- endmacro %}

{#
    The branches of a `case` that reject a row for its keys: missing, ruined by a program, or a placeholder. `parts` are
    columns that the key consists of and that are no keys themselves. `needed` are keys of other rows: where one is
    missing, another branch has the reason.
#}
{% macro key_reason(keys, needed=[], parts=[]) -%}
    {%- set keys = [keys] if keys is string else keys -%}
    {%- set missing = [] -%}
    {%- for column in keys + parts -%}
        {%- do missing.append(column ~ ' is null') -%}
    {%- endfor -%}
    when {{ missing | join(' or ') }} then 'missing_key'
        {%- for column in keys + needed %}
            when {{ is_ruined_key(column) }} then 'ruined_key'
            when {{ is_placeholder_key(column) }} then 'placeholder_key'
        {%- endfor %}
{%- endmacro %}

{% macro is_ruined_key(column) -%}
    {%- if is_only_read() %}{{ return('is_ruined_key(' ~ column ~ ')') }}{% endif -%}
    {{ regexp_like(column, '^(?:' ~ ruined_key() ~ ')$') }}
{%- endmacro %}

{% macro is_placeholder_key(column) -%}
    {%- if is_only_read() %}{{ return('is_placeholder_key(' ~ column ~ ')') }}{% endif -%}
    {{ regexp_like(column, '^(?:' ~ placeholder_key() ~ ')$') }}
{%- endmacro %}

{# Keys of ten digits, of letters and digits, UUIDs, hashes and the pairs of numbers of a web browser. #}
{% macro plain_key() -%}
    {{ return(
        '^([A-Za-z0-9_]*[1-9][A-Za-z0-9_]*|[g-zG-Z][A-Za-z0-9_-]*[1-9][A-Za-z0-9_-]*'
        ~ '|[0-9a-f][0-9a-f-]*[1-9a-f][0-9a-f-]*|[A-Za-z0-9+/]{27}=|[1-9][0-9]{4,}[.][0-9]{4,})$'
    ) }}
{%- endmacro %}

{#
    A pattern of keys that a spreadsheet has lost: digits behind an exponent (6.10159E+12), or an error. Without point and sign
    (12E5) it is a key of letters and digits.
#}
{% macro ruined_key() -%}
    {{ return('[+-]?[0-9]+(?:[.,][0-9]+[eE][+-]?|[.,]?[eE][+-])[0-9]{1,3}|' ~ spreadsheet_errors()) }}
{%- endmacro %}

{# A pattern of keys that stand for "no key": var('placeholder_keys'), and any number of zeros. #}
{% macro placeholder_key() -%}
    {%- set words = [] -%}
    {%- for word in var('placeholder_keys') -%}
        {%- do words.append(literal_pattern(word)) -%}
    {%- endfor -%}
    {{ return('0[0-]*(?:AAA)?|(?i:' ~ words | join('|') ~ ')') }}
{%- endmacro %}

{% macro key_unless(column, name, nulls) -%}
    {%- if is_only_read() %}{{ return(name ~ '(' ~ column ~ ')') }}{% endif -%}
    case
        when {{ regexp_like(column, plain_key()) }} then {{ column }}
        when {{ regexp_like(column, '^[^0-9A-Za-z]*(?:urn:uuid:)?[{(]?' ~ uuid_pattern() ~ '[^0-9A-Za-z]*$') }}
            and {{ regexp_like(column, '[1-9A-Fa-f]') }}
            then lower({{ regexp_group(column, '(' ~ uuid_pattern() ~ ')') }})
        when {{ has_all_digits(column) }}
            then {{ regexp_group(column, '([1-9])[.,]') }} || {{ regexp_group(column, '[.,]([0-9]+)[eE]') }}
        else {{ null_where(nulls, written_key(column)) }}
    end
{%- endmacro %}

{#
    A key without what programs put around and into it: quotes, apostrophes and = of spreadsheets ('00123, ="00123"),
    .0 of a number, groups of thousands, the path of an API (gid://shopify/Customer/123), braces of a UUID.
#}
{% macro written_key(column) -%}
    {%- set quotes = '\\x27"`´‘’‚“”„«» ' -%}
    {{ return(regexp_replaced(folded(column, digits=true), [
        ['^[=' ~ quotes ~ ']+|[' ~ quotes ~ ']+$', ''],
        [
            '^(?:([0-9]+|-1)[.,]00?'
            ~ '|([1-9][0-9]{0,2})[, \\x27’]([0-9]{3})(?:[, \\x27’]([0-9]{3}))?(?:[, \\x27’]([0-9]{3}))?(?:[, \\x27’]([0-9]{3}))?(?:[.]00?)?'
            ~ '|(?:(?:gid|https?)://[^?#]*/|urn:[a-z]+:[A-Za-z]+:|customers/[0-9]+/[A-Za-z]+/)'
            ~ '([A-Za-z0-9_-]*[0-9][A-Za-z0-9_-]*)(?:[.]json)?/?(?:[?#].*)?'
            ~ ')$',
            '$1$2$3$4$5$6$7',
        ],
    ])) }}
{%- endmacro %}

{% macro uuid_pattern() -%}
    {{ return('[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}') }}
{%- endmacro %}

{# Whether a key before an exponent still has each of its digits: 6.101590000123E+12 is 6101590000123. #}
{% macro has_all_digits(column) -%}
    {{ regexp_like(column, '^[^0-9A-Za-z]*[1-9][.,][0-9]+[eE][+]?[0-9]{1,2}[^0-9A-Za-z]*$') }}
            and length({{ regexp_group(column, '[.,]([0-9]+)[eE]') }})
            = try_cast({{ regexp_group(column, '[eE][+]?([0-9]+)') }} as integer)
{%- endmacro %}
