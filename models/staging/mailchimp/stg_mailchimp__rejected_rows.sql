with

rejected_rows as (

    {{ rejected_rows('mailchimp') }}

)

select * from rejected_rows
