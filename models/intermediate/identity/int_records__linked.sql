with

identifiers as (

    select * from {{ ref('int_identifiers__trusted') }}
    where is_trusted

),

-- One edge of the link graph: a record and an identifier it carries.
links as (

    select
        record_key,
        identifier_key,
        source_record_id,
        identifier_type
    from identifiers

)

select * from links
