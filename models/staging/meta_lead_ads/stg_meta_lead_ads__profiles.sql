with
leads as (select * from {{ ref('base_meta_lead_ads__leads') }} where reject_reason is null),

questions as (select * from {{ ref('meta_lead_questions') }}),

answers as (
    {{ exploded_key_values('leads', ['source_record_id'], 'answers_json') }}
),

known_answers as (
    select
        answers.source_record_id,
        questions.field,
        -- Two questions may fill one field (state, province); the order makes the same one win in
        -- every rebuild.
        min({{ clean_text('answers.answer') }}) as answer
    from answers
    inner join questions on lower(answers.question_name) = questions.question_name
    group by answers.source_record_id, questions.field
),

fields as (
    select
        source_record_id,
        max(answer) filter (where field = 'first_name') as first_name,
        max(answer) filter (where field = 'last_name') as last_name,
        max(answer) filter (where field = 'full_name') as full_name,
        max(answer) filter (where field = 'birth_date') as birth_date,
        lower(max(answer) filter (where field = 'gender')) as gender,
        max(answer) filter (where field = 'country') as country,
        max(answer) filter (where field = 'region') as region,
        max(answer) filter (where field = 'city') as city,
        max(answer) filter (where field = 'postal_code') as postal_code,
        max(answer) filter (where field = 'marital_status') as marital_status,
        max(answer) filter (where field = 'company_name') as company_name,
        max(answer) filter (where field = 'job_title') as job_title
    from known_answers
    group by source_record_id
),

profiles as (
    select
        leads.source_record_id,
        leads.submitted_at as observed_at,
        leads.submitted_at as created_at,
        -- A name of one word is neither given nor family name; otherwise the last word is the
        -- family name.
        coalesce(
            fields.first_name, nullif(regexp_extract(fields.full_name, '^(.+) [^ ]+$', 1), '')
        ) as first_name,
        coalesce(
            fields.last_name, nullif(regexp_extract(fields.full_name, ' ([^ ]+)$', 1), '')
        ) as last_name,
        {{ parse_date('fields.birth_date') }} as birth_date,
        case
            when fields.gender in ('f', 'female', 'woman', '女') then 'female'
            when fields.gender in ('m', 'male', 'man', '男') then 'male'
            when fields.gender is not null then 'other'
        end as gender,
        fields.country,
        fields.region,
        fields.city,
        fields.postal_code,
        lower(fields.marital_status) as marital_status,
        fields.company_name,
        fields.job_title
    from leads
    left join fields on leads.source_record_id = fields.source_record_id
)

select * from profiles
