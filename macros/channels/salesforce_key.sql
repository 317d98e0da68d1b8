{#
    clean_key() or clean_reference() of a key of Salesforce, in its form of 18 characters. Reports write the first 15 of
    them, in which letter case counts; the last three say which letters are capitals and are computed from the others,
    whether they are written or not: the first 15 alone are the key.
#}
{% macro salesforce_key(column, cleaned_key=none) -%}
    {%- if is_only_read() %}{{ return('salesforce_key(' ~ column ~ ')') }}{% endif -%}
    {%- set short = '^[^0-9A-Za-z]*([0-9a-z][A-Za-z0-9]{14})(?:[A-Z][A-Z0-5]{2}|[0-5][A-Z][A-Z0-5]|[0-5]{2}[A-Z])?[^0-9A-Za-z]*$' -%}
    {%- set first = regexp_group(column, short) -%}
    {%- set capitals = 'translate(' ~ first ~ ", '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ', '"
        ~ '0' * 36 ~ '1' * 26 ~ "')" -%}
    case
        when {{ regexp_like(column, short) }} and {{ regexp_like(first, '[1-9A-Za-z]') }}
            then {{ first }} || {{ letter_of_capitals(capitals, 1) }}
                || {{ letter_of_capitals(capitals, 6) }} || {{ letter_of_capitals(capitals, 11) }}
        else {{ cleaned_key or clean_key(column) }}
    end
{%- endmacro %}

{% macro salesforce_reference(column) -%}
    {{ return(salesforce_key(column, clean_reference(column))) }}
{%- endmacro %}

{#
    The letter for five characters from `start`: A where none is a capital, B where only the first is, C where only the
    second is. The first character is the lowest bit, so 10000 is the second of the 32 groups in the list.
#}
{% macro letter_of_capitals(capitals, start) -%}
    {%- set groups = [] -%}
    {%- for number in range(32) -%}
        {%- do groups.append('{:05b}'.format(number)[::-1]) -%}
    {%- endfor -%}
    substr(
        'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345',
        cast((instr('{{ groups | join(' ') }}', substr({{ capitals }}, {{ start }}, 5)) + 5) / 6 as integer),
        1
    )
{%- endmacro %}
