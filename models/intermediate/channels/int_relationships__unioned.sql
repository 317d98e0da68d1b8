with
relationships as ({{ union_channels('relationships') }})

select * from relationships
