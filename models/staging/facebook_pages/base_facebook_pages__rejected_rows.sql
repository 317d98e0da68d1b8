with

rejected_rows as (

    {{ rejected_rows('facebook_pages', {
        'daily_page_metrics_total': 'base_facebook_pages__daily_page_metrics',
        'page': 'base_facebook_pages__pages',
    }) }}

)

select * from rejected_rows
