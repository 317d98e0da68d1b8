{#
    One row per answer or tag on a row of `relation`: {'question': 'column', …}.

    `relation` carries source_record_id, said_at and loaded_at; a null column gives no row.
#}
{% macro unpivot_answers(relation, questions) -%}
    {%- for question, column in questions.items() %}
    select
        source_record_id,
        said_at,
        loaded_at,
        '{{ question }}' as question_id,
        cast({{ column }} as string) as answer
    from {{ relation }}
    where {{ column }} is not null
    {% if not loop.last %}union all{% endif %}
    {%- endfor %}
{%- endmacro %}
