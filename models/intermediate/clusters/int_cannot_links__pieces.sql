with

nodes_parted as (

    {{ nearest_seeds(
        edges=ref('int_cannot_links__links'),
        left_node='record_key',
        right_node='identifier_key',
        seeds=ref('int_cannot_links__seeds')
    ) }}

)

select * from nodes_parted
