-- An identifier whose type has no rule is refused, so it links nobody: the channel looks healthy,
-- but its people stay separate from those of all other channels.
with

identifiers as (

    select * from {{ ref('int_identifiers__unioned') }}

),

identifier_types as (

    select * from {{ ref('identifier_types') }}

),

types_of_channels as (

    select distinct
        channel,
        identifier_type
    from identifiers

),

offenders as (

    select
        types_of_channels.channel,
        types_of_channels.identifier_type,
        'add a row for this type to seeds/rules/identifier_types.csv' as problem
    from types_of_channels
    left join identifier_types
        on types_of_channels.identifier_type = identifier_types.identifier_type
    where identifier_types.identifier_type is null

)

select * from offenders
