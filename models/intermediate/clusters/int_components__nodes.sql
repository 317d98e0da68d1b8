with
-- Weak links come last, so that what they alone hold together is known: earlier_key.
components as (
    {{ components_in_two_steps(
        edges=ref('int_links__evidence'),
        is_added='is_weak',
        left_node='record_key',
        right_node='identifier_key'
    ) }}
)

select * from components
