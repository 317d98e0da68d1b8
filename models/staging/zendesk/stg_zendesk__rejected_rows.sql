with

rejected_rows as (

    {{ rejected_rows('zendesk') }}

)

select * from rejected_rows
