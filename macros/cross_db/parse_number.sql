{#
    Text to a number, null where it is none; blanks and line breaks around it do not matter.

    number_pattern() decides on every engine: left to themselves DuckDB reads "infinity" and "1_000", Spark
    the "12d" and "12f" of programming languages.
#}
{% macro parse_number(expression, data_type) -%}
    {%- if is_linted() %}{{ return('parse_number(' ~ expression ~ ')') }}{% endif -%}
    case
        when {{ regexp_like(expression, number_pattern()) }}
            then try_cast({{ expression }} as {{ data_type }})
    end
{%- endmacro %}

{#
    1234.5, -.5, +12. and 1.5e-07, as programs write what is very large or small: one digit before the point,
    and no more than 15, because past its exponent DuckDB misses that a number is too large for a decimal.
#}
{% macro number_pattern() -%}
    {{ return(
        '^[ \\t\\r\\n]*[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+'
        ~ '|[0-9]([.][0-9]{0,14})?[eE]([+]?(0?[0-9]|1[01])|-[0-9]{1,2}))[ \\t\\r\\n]*$'
    ) }}
{%- endmacro %}
