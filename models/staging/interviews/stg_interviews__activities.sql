with
notes as (select * from {{ ref('base_interviews__notes') }} where reject_reason is null),

-- Each note of an interview repeats the facts of the interview.
interviews as (
    select
        interview_id,
        source_record_id,
        min(held_at) as held_at,
        max(interview_method) as interview_method,
        max(duration_minutes) as duration_minutes,
        max(interview_cost) as interview_cost,
        max(currency) as currency,
        max(loaded_at) as loaded_at
    from notes
    group by interview_id, source_record_id
),

activities as (
    select
        held_at as occurred_at,
        source_record_id,
        loaded_at,
        'interviews:' || interview_id as activity_id,
        'gave_interview' as activity,
        false as is_outbound,
        {{ json_object({
            'method': 'interview_method',
            'duration_minutes': 'duration_minutes',
            'cost': round_text('interview_cost', 2),
            'cost_currency': 'currency'
        }) }} as feature_json
    from interviews
)

select * from activities
