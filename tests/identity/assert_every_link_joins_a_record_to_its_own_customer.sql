-- A link to a missing record joins people through a record that nobody can see, so the portrait
-- cannot be explained; a record with a link that is marked as unlinked counts as anonymous.
with

links as (

    select * from {{ ref('int_links__evidence') }}

),

connected as (

    select * from {{ ref('int_records__resolved') }}

),

offenders as (

    select
        links.source_record_id,
        links.identifier_type
    from links
    left join connected
        on links.source_record_id = connected.source_record_id and connected.is_linked
    where connected.source_record_id is null

)

select * from offenders
