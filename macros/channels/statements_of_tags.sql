{#
    Port `statements` from tags that unpivot_answers() returned: facts about persons that are known without a
    question.

    `score` is the answer as a number; null for an open-ended band such as "3+" or "70+". Some answers only look
    like numbers: in that case `numbers` names the questions whose answers are numbers.
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
