-- A link to a record that is not there joins people through somebody nobody can see, and no
-- portrait could be explained; a record that has a link but is marked as unlinked would be counted
-- as anonymous.
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
