-- A record with a created_at after one of its facts does not exist yet when a day in between is
-- rebuilt (`as_of`), so that fact belongs to no customer there. Only a warning: today's tables are
-- correct.
{{ config(severity='warn') }}
{% set facts = {
    'fct_activities': 'occurred_at',
    'fct_orders': 'placed_at',
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
