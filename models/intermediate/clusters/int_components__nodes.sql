with

-- Weak links come last, so that what they alone hold together is known: earlier_key.
components as (

    {{ added_components(
        labels=ref('int_components__strong'),
        edges='(select * from ' ~ ref('int_links__evidence') ~ ' where is_weak)',
        left_node='record_key',
        right_node='identifier_key'
    ) }}

)

select * from components
