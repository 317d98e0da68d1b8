{#
    The join condition that scores `value` by the frozen cut points of `metric`: lower bound included,
    upper bound excluded, empty bound unlimited. The same value gets the same score, whoever else is there.
#}
{% macro falls_into(value, metric) -%}
    {{ metric }}.metric = '{{ metric }}'
            and ({{ metric }}.lower_bound is null or {{ value }} >= {{ metric }}.lower_bound)
            and ({{ metric }}.upper_bound is null or {{ value }} < {{ metric }}.upper_bound)
{%- endmacro %}
