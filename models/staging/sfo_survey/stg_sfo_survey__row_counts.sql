with

row_counts as (

    {{ row_counts('sfo_survey', {
        '2017': 'base_sfo_survey__respondents',
        'comment_codes_decoded': 'base_sfo_survey__comments',
    }) }}

)

select * from row_counts
