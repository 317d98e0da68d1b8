{#
    Text to a number; null where the text is not a number. Blanks and line breaks around it are ignored.

    number_pattern() defines a number on every engine: without it DuckDB reads "infinity" and "1_000", and Spark
    reads the "12d" and "12f" of programming languages.
#}
{% macro parse_number(expression, data_type) -%}
    {%- if is_only_read() %}{{ return('parse_number(' ~ expression ~ ')') }}{% endif -%}
    case
        when {{ regexp_like(expression, number_pattern()) }}
            then try_cast({{ expression }} as {{ data_type }})
    end
{%- endmacro %}

{#
    Accepts 1234.5, -.5, +12. and 1.5e-07, the notation of programs for very large and very small numbers. That
    notation has one digit before the point and at most 15 digits: with digits past its exponent, DuckDB does not
    notice that a number is too large for a decimal.
#}
{% macro number_pattern() -%}
    {{ return(
        '^[ \\t\\r\\n]*[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+'
        ~ '|[0-9]([.][0-9]{0,14})?[eE]([+]?(0?[0-9]|1[01])|-[0-9]{1,2}))[ \\t\\r\\n]*$'
    ) }}
{%- endmacro %}
