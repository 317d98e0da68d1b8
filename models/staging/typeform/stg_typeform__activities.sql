with
responses as (select * from {{ ref('base_typeform__landings') }} where reject_reason is null),

forms as (select * from {{ ref('base_typeform__forms') }} where reject_reason is null),

activities as (
    select
        responses.submitted_at as occurred_at,
        responses.source_record_id,
        responses.loaded_at,
        'typeform:' || responses.landing_id as activity_id,
        'answered_survey' as activity,
        false as is_outbound,
        {{ json_object({'survey_name': 'forms.form_title'}) }} as feature_json
    from responses
    left join forms on responses.form_id = forms.form_id
)

select * from activities
