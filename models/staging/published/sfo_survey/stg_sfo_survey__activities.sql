with
respondents as (
    select * from {{ ref('base_sfo_survey__respondents') }} where reject_reason is null
),

activities as (
    select
        source_record_id || ':answered' as activity_id,
        answered_at as occurred_at,
        source_record_id,
        'answered_survey' as activity,
        false as is_outbound,
        loaded_at,
        {{ json_object({
            'airline': 'airline',
            'destination': 'destination',
            'boarding_area': 'boarding_area',
            'minutes_before_departure': 'minutes_before_departure'
        }) }} as feature_json
    from respondents
)

select * from activities
