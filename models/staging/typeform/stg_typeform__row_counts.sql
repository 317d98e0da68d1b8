with

row_counts as (

    {{ row_counts('typeform', {
        'forms': 'base_typeform__forms',
        'questions': 'base_typeform__questions',
        'submitted_landings': 'base_typeform__landings',
        'answers': 'base_typeform__answers',
    }) }}

)

select * from row_counts
