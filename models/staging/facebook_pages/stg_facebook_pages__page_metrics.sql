with
daily_page_metrics as (
    select * from {{ ref('base_facebook_pages__daily_page_metrics') }}
    where reject_reason is null
),

pages as (select * from {{ ref('base_facebook_pages__pages') }} where reject_reason is null),

measured as (
    {{ unpivot_metrics('daily_page_metrics', ['page_id', 'measured_on', 'loaded_at'], [
        'page_impressions',
        'page_impressions_organic',
        'page_impressions_paid',
        'page_post_engagements',
        'page_fan_adds',
        'page_fan_removes',
        'page_fans',
        'page_views_total',
        'page_total_actions',
        'page_actions_post_reactions_total',
        'page_negative_feedback',
        'page_video_views',
        'page_media_view',
    ]) }}
),

page_metrics as (
    select
        measured.measured_on,
        pages.page_name,
        measured.metric,
        cast(measured.metric_value as double) as metric_value,
        measured.loaded_at,
        'facebook_pages:' || measured.page_id || ':' || measured.metric || ':'
        || cast(measured.measured_on as string) as page_metric_id,
        'facebook_pages:' || measured.page_id as page_id
    from measured
    left join pages on measured.page_id = pages.page_id
)

select * from page_metrics
