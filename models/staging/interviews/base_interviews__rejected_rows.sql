with

rejected_rows as (

    {{ rejected_rows('interviews', {
        'note': 'base_interviews__notes',
    }) }}

)

select * from rejected_rows
