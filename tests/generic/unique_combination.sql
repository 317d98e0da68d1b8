{#
    No two rows have the same combination of `columns`; nulls are equal to each other.

    Returns one row per repeated combination with its number of rows, never the values, which may be
    personal data.
#}
{% test unique_combination(model, columns) %}

with

repeated_combinations as (

    select count(*) as row_count
    from {{ model }}
    group by {{ columns | join(', ') }}
    having count(*) > 1

)

select * from repeated_combinations

{% endtest %}
