with

rejected_rows as (

    {{ rejected_rows('typeform', {
        'forms': 'base_typeform__forms',
        'questions': 'base_typeform__questions',
        'submitted_landings': 'base_typeform__landings',
        'answers': 'base_typeform__answers',
    }) }}

)

select * from rejected_rows
