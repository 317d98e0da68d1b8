with

row_counts as (

    {{ row_counts('interviews', {
        'note': 'base_interviews__notes',
    }) }}

)

select * from row_counts
