-- A record that was made after something it did is not there yet when a day in between is rebuilt
-- (`as_of`), and what it did then belongs to nobody. Only a warning: today's tables are right.
{{ config(severity='warn') }}
{% set facts = {
    'fct_activities': 'occurred_at',
    'fct_order_lines': 'ordered_at',
    'fct_statements': 'said_at',
    'fct_consents': 'effective_at',
} %}
with

records as (

    select * from {{ ref('int_profiles__unioned') }}

),

offenders as (

    {% for fact, happened_at in facts.items() %}
    select distinct
        records.channel,
        '{{ fact }}' as fact_name,
        records.source_record_id,
        'created_at is after this fact: hand over the earlier of the two as created_at' as problem
    from {{ ref(fact) }} as facts
    inner join records on facts.source_record_id = records.source_record_id
    where facts.{{ happened_at }} < records.created_at
    {% if not loop.last %}union all{% endif %}
    {% endfor %}

)

select * from offenders
