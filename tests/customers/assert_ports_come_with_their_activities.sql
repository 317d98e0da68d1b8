-- If a channel hands over order lines but no placed_order, its buyers have no activity: features
-- that are counted from activities are null or 0 for them, and no number is wrong enough to be
-- noticed.
{% set facts = {
    'orders': ref('fct_orders'),
    'order_lines': ref('fct_order_lines'),
    'statements': ref('fct_statements'),
    'consents': ref('fct_consents'),
} %}
with

port_activities as (

    select * from {{ ref('port_activities') }}

),

activities as (

    select * from {{ ref('fct_activities') }}

),

-- Anonymous sales need no activity.
ports_with_persons as (

    {% for port, fact in facts.items() %}
    select distinct
        '{{ port }}' as port,
        channel
    from {{ fact }}
    where source_record_id is not null
    {% if not loop.last %}union all{% endif %}
    {% endfor %}

),

activities_of_channels as (

    select distinct
        activities.channel,
        activities.activity
    from activities
    inner join port_activities on activities.activity = port_activities.activity

),

offenders as (

    select
        ports_with_persons.channel,
        ports_with_persons.port,
        port_activities.activity,
        'hand over this activity beside the port; without it is lost '
        || port_activities.lost_without as problem
    from ports_with_persons
    inner join port_activities on ports_with_persons.port = port_activities.port
    left join activities_of_channels
        on
            ports_with_persons.channel = activities_of_channels.channel
            and port_activities.activity = activities_of_channels.activity
    where activities_of_channels.activity is null

)

select * from offenders
