with

rejected_rows as (

    {{ rejected_rows('sfo_survey', {
        '2017': 'base_sfo_survey__respondents',
        'comment_codes_decoded': 'base_sfo_survey__comments',
    }) }}

)

select * from rejected_rows
