{# One row per attribute that a record of `relation` states: {'attribute': expression, …}. #}
{% macro unpivot_attributes(relation, attributes) -%}
    {%- for attribute, expression in attributes.items() %}
    select
        source_record_id,
        channel,
        '{{ attribute }}' as attribute,
        {{ expression }} as attribute_value,
        observed_at,
        coalesce(is_verified, false) as is_verified
    from {{ relation }}
    where {{ expression }} is not null
    {% if not loop.last %}union all{% endif %}
    {%- endfor %}
{%- endmacro %}
