{# One row per attribute that a record of `relation` states. #}
{% macro unpivot_attributes(relation) -%}
    {%- for attribute, data_type in record_attributes().items() %}
    select
        source_record_id,
        channel,
        '{{ attribute }}' as attribute,
        {% if data_type == 'string' %}{{ attribute }}{% else %}cast({{ attribute }} as string){% endif %} as attribute_value,
        observed_at,
        coalesce(is_verified, false) as is_verified
    from {{ relation }}
    where {{ attribute }} is not null
    {% if not loop.last %}union all{% endif %}
    {%- endfor %}
{%- endmacro %}
