with
source as ({{ raw_rows('facebook_pages', 'daily_page_metrics_total') }}),

renamed as (
    select
        {{ clean_text('page_id') }} as page_id,
        {{ clean_date('date') }} as measured_on,
        {{ clean_amount('page_impressions') }} as page_impressions,
        {{ clean_amount('page_impressions_organic') }} as page_impressions_organic,
        {{ clean_amount('page_impressions_paid') }} as page_impressions_paid,
        {{ clean_amount('page_post_engagements') }} as page_post_engagements,
        {{ clean_amount('page_fan_adds') }} as page_fan_adds,
        {{ clean_amount('page_fan_removes') }} as page_fan_removes,
        {{ clean_amount('page_fans') }} as page_fans,
        {{ clean_amount('page_views_total') }} as page_views_total,
        {{ clean_amount('page_total_actions') }} as page_total_actions,
        {{ clean_amount('page_actions_post_reactions_total') }}
            as page_actions_post_reactions_total,
        {{ clean_amount('page_negative_feedback') }} as page_negative_feedback,
        {{ clean_amount('page_video_views') }} as page_video_views,
        {{ clean_amount('page_media_view') }} as page_media_view,
        false as is_deleted,
        {{ synced_at() }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        case
            when page_id is null then 'missing_key'
            {{ time_reason('measured_on') }}
        end as invalid_reason
    from renamed
),

daily_page_metrics as ({{ accept_or_reject('validated', 'page_id, measured_on') }})

select * from daily_page_metrics
