-- If a persona lacks a center, the distance to it is summed over fewer features and becomes too
-- small: a fit that was only half committed would pull every customer to one persona.
with

personas as (

    select * from {{ ref('personas') }}

),

persona_features as (

    select * from {{ ref('persona_features') }}

),

centroids as (

    select * from {{ ref('persona_centroids') }}

),

offenders as (

    select
        personas.persona_id,
        persona_features.feature
    from personas
    cross join persona_features
    left join centroids
        on
            personas.persona_id = centroids.persona_id
            and persona_features.feature = centroids.feature
            and persona_features.version = centroids.version
            and personas.version = centroids.version
    where centroids.center is null

)

select * from offenders
