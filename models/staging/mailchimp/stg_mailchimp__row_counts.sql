with

row_counts as (

    {{ row_counts('mailchimp') }}

)

select * from row_counts
