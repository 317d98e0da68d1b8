with

row_counts as (

    {{ row_counts('facebook_pages', {
        'daily_page_metrics_total': 'base_facebook_pages__daily_page_metrics',
        'page': 'base_facebook_pages__pages',
    }) }}

)

select * from row_counts
