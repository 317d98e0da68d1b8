{#
    Every value of the column that is not null lies between `min_value` and `max_value`, both
    included; one of them may be left out. To reject nulls, add not_null.

    Reports the number of rows outside the range, never the values, which may be personal data.
#}
{% test accepted_range(model, column_name, min_value=none, max_value=none) %}

{{ config(fail_calc='coalesce(sum(row_count), 0)') }}

{%- if min_value is none and max_value is none -%}
    {%- do exceptions.raise_compiler_error(
        'accepted_range on ' ~ column_name ~ ': give min_value, max_value or both'
    ) -%}
{%- endif -%}

with

rows_outside as (

    select count(*) as row_count
    from {{ model }}
    where
        false
        {%- if min_value is not none %}
        or {{ column_name }} < {{ min_value }}
        {%- endif %}
        {%- if max_value is not none %}
        or {{ column_name }} > {{ max_value }}
        {%- endif %}
    having count(*) > 0

)

select * from rows_outside

{% endtest %}
