{#
    The port `statements` of what unpivot_answers() gave of tags: things known of a person that nobody was asked.

    `score` is the number that an answer is: none for an open-ended band as "3+" or "70+".
#}
{% macro statements_of_tags(tags) -%}
    select
        source_record_id,
        said_at,
        question_id,
        answer,
        loaded_at,
        source_record_id || ':' || question_id as statement_id,
        'tag' as statement_kind,
        {{ parse_number('answer', 'double') }} as score,
        {{ not_offered('statements', ['statement_text', 'language']) }}
    from {{ tags }}
{%- endmacro %}
