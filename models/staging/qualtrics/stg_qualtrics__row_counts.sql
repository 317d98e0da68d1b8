with

row_counts as (

    {{ row_counts('qualtrics', {
        'survey': 'base_qualtrics__surveys',
        'question': 'base_qualtrics__questions',
        'question_option': 'base_qualtrics__question_options',
        'survey_response': 'base_qualtrics__survey_responses',
        'question_response': 'base_qualtrics__question_responses',
        'survey_embedded_data': 'base_qualtrics__embedded_data',
        'directory_contact': 'base_qualtrics__contacts',
        'distribution_contact': 'base_qualtrics__invitations',
    }) }}

)

select * from row_counts
