-- An identifier of a record that its channel does not hand over would still link people, through a
-- record that nobody can see: this error is the hardest one to find.
with

identifiers as (

    select * from {{ ref('int_identifiers__unioned') }}

),

records as (

    select * from {{ ref('int_profiles__unioned') }}

),

offenders as (

    select
        identifiers.channel,
        identifiers.source_record_id,
        count(*) as identifier_count,
        {{ missing_record_problem() }} as problem
    from identifiers
    left join records on identifiers.source_record_id = records.source_record_id
    where records.source_record_id is null
    group by identifiers.channel, identifiers.source_record_id

)

select * from offenders
