with

row_counts as (

    {{ row_counts('klaviyo', {
        'person': 'base_klaviyo__persons',
        'event': 'base_klaviyo__events',
        'campaign': 'base_klaviyo__campaigns',
        'flow': 'base_klaviyo__flows',
        'metric': 'base_klaviyo__metrics',
    }) }}

)

select * from row_counts
