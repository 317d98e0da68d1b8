{#
    Whether the column of the file that this row came from has this form. The loader decides it from all values of the
    column and writes ";created_at=day_first;" into _forms. An expression that is no column has no form.
#}
{% macro has_form(column, form) -%}
    {{ return("_forms like '%;" ~ column_name(column) ~ '=' ~ form ~ ";%'" if is_column(column) else 'false') }}
{%- endmacro %}

{# Whether an expression is the name of a column. #}
{% macro is_column(expression) -%}
    {{ return(modules.re.fullmatch('\\w[\\w ]*', column_name(expression)) is not none) }}
{%- endmacro %}

{# The name without quotes, lower case as the loader writes it. #}
{% macro column_name(expression) -%}
    {{ return((expression or '').strip('"`').lower()) }}
{%- endmacro %}
