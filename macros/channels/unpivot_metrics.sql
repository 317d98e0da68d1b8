{# One row per value of `metrics` (the columns of a wide report) that is not null, together with `columns`. #}
{% macro unpivot_metrics(relation, columns, metrics) -%}
    {%- for metric in metrics %}
    select
        {{ columns | join(',\n        ') }},
        '{{ metric }}' as metric,
        {{ metric }} as metric_value
    from {{ relation }}
    where {{ metric }} is not null
    {% if not loop.last %}union all{% endif %}
    {%- endfor %}
{%- endmacro %}
