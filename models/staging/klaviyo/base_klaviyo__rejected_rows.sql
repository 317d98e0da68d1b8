with

rejected_rows as (

    {{ rejected_rows('klaviyo', {
        'person': 'base_klaviyo__persons',
        'event': 'base_klaviyo__events',
        'campaign': 'base_klaviyo__campaigns',
        'flow': 'base_klaviyo__flows',
        'metric': 'base_klaviyo__metrics',
    }) }}

)

select * from rejected_rows
