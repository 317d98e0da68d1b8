-- An identifier that neither links a record nor is listed as refused has vanished: nobody could
-- explain why two records are not one person.
with

identifiers as (

    select * from {{ ref('int_identifiers__normalised') }}

),

refused_identifiers as (

    select * from {{ ref('fct_refused_identifiers') }}

),

identity_links as (

    select * from {{ ref('fct_identity_links') }}

),

fates as (

    select source_record_id
    from identity_links
    where identifier_type <> 'steward'

    union all

    -- A name-scoped identifier still has a link, or is listed as cut as well.
    select source_record_id
    from refused_identifiers
    where identifier_type <> 'steward' and (is_cut or not is_name_scoped)

),

fate_counts as (

    select
        source_record_id,
        count(*) as fates
    from fates
    group by source_record_id

),

identifier_counts as (

    select
        source_record_id,
        count(*) as identifiers
    from identifiers
    group by source_record_id

),

offenders as (

    select
        identifier_counts.source_record_id,
        identifier_counts.identifiers,
        fate_counts.fates
    from identifier_counts
    left join fate_counts on identifier_counts.source_record_id = fate_counts.source_record_id
    where identifier_counts.identifiers <> coalesce(fate_counts.fates, 0)

)

select * from offenders
