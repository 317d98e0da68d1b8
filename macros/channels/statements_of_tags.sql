{#
    The port `statements` of what unpivot_answers() gave of tags: things known of a person that nobody was asked.

    `score` is the number that an answer is: none for an open-ended band as "3+" or "70+". `numbers` names the
    questions whose answers are numbers, where not every answer that looks like one is.
#}
{% macro statements_of_tags(tags, numbers=[]) -%}
    select
        source_record_id,
        said_at,
        question_id,
        answer,
        loaded_at,
        source_record_id || ':' || question_id as statement_id,
        'tag' as statement_kind,
        {% if numbers -%}
        case when question_id in ('{{ numbers | join("', '") }}') then {{ parse_number('answer', 'double') }} end
        {%- else -%}
        {{ parse_number('answer', 'double') }}
        {%- endif %} as score
    from {{ tags }}
{%- endmacro %}
