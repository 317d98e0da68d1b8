with
responses as (
    select * from {{ ref('base_qualtrics__survey_responses') }}
    where reject_reason is null
),

surveys as (select * from {{ ref('base_qualtrics__surveys') }} where reject_reason is null),

invitations as (select * from {{ ref('base_qualtrics__invitations') }} where reject_reason is null),

answered as (
    select
        responses.responded_at as occurred_at,
        responses.source_record_id,
        false as is_outbound,
        responses.loaded_at,
        'qualtrics:response:' || responses.response_id as activity_id,
        case when responses.is_finished then 'answered_survey' else 'abandoned_survey' end
            as activity,
        cast(null as string) as campaign_id,
        cast(null as string) as content_format,
        {{ json_object({
            'survey_name': 'surveys.survey_name',
            'distribution_channel': 'responses.distribution_channel',
            'duration_in_seconds': 'responses.duration_in_seconds'
        }) }} as feature_json
    from responses
    left join surveys on responses.survey_id = surveys.survey_id
),

invited as (
    select
        sent_at as occurred_at,
        source_record_id,
        true as is_outbound,
        loaded_at,
        'qualtrics:sent:' || invitation_id as activity_id,
        'received_survey_invitation' as activity,
        'qualtrics:' || distribution_id as campaign_id,
        'email' as content_format,
        cast(null as string) as feature_json
    from invitations

    union all

    select
        opened_at as occurred_at,
        source_record_id,
        false as is_outbound,
        loaded_at,
        'qualtrics:opened:' || invitation_id as activity_id,
        'opened_survey_invitation' as activity,
        'qualtrics:' || distribution_id as campaign_id,
        'email' as content_format,
        cast(null as string) as feature_json
    from invitations
    where opened_at is not null
),

everything as (
    select * from answered
    union all
    select * from invited
),

activities as (
    select
        activity_id,
        occurred_at,
        source_record_id,
        activity,
        is_outbound,
        campaign_id,
        content_format,
        feature_json,
        loaded_at
    from everything
)

select * from activities
