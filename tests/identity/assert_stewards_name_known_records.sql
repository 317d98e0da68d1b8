-- A decision with a spelling mistake in a record id silently has no effect. Only a warning: the
-- record may have been deleted for good.
{{ config(severity='warn') }}

with

records as (

    select * from {{ ref('int_profiles__unioned') }}

),

named_records as (

    select left_record_id as source_record_id from {{ ref('must_link') }}

    union

    select right_record_id as source_record_id from {{ ref('must_link') }}

    union

    select left_record_id as source_record_id from {{ ref('cannot_link') }}

    union

    select right_record_id as source_record_id from {{ ref('cannot_link') }}

    union

    select source_record_id from {{ ref('unmerge') }}

),

offenders as (

    select named_records.source_record_id
    from named_records
    left join records on named_records.source_record_id = records.source_record_id
    where records.source_record_id is null

)

select * from offenders
