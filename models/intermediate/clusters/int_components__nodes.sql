with
-- Weak links are added last, so that earlier_key keeps the component by strong links alone.
components as (
    {{ components_in_two_steps(
        edges=ref('int_links__evidence'),
        is_added='is_weak',
        left_node='record_key',
        right_node='identifier_key'
    ) }}
)

select * from components
