{#
    The join condition that scores `value` by the fixed cut points of `metric`: lower bound included, upper bound
    excluded, no limit where a bound is null. The same value always gets the same score, whatever values the other
    customers have.
#}
{% macro falls_into(value, metric) -%}
    {{ metric }}.metric = '{{ metric }}'
            and ({{ metric }}.lower_bound is null or {{ value }} >= {{ metric }}.lower_bound)
            and ({{ metric }}.upper_bound is null or {{ value }} < {{ metric }}.upper_bound)
{%- endmacro %}
