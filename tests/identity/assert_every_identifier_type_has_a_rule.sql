-- An identifier of a type that no rule names is refused, and so joins nobody: the channel looks
-- well while its people stay apart from those of all others.
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
