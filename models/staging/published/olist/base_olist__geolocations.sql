with
source as (select * from {{ raw_table('olist', 'olist_geolocation_dataset') }}),

renamed as (
    select
        {{ clean_text('geolocation_zip_code_prefix') }} as postal_code,
        {{ clean_amount('geolocation_lat', 'double') }} as latitude,
        {{ clean_amount('geolocation_lng', 'double') }} as longitude,
        {{ clean_text('geolocation_city') }} as city,
        upper({{ clean_text('geolocation_state') }}) as region,
        -- The export has no key of a place: all its raw columns together are the key.
        md5(
            coalesce(geolocation_zip_code_prefix, '') || '|' || coalesce(geolocation_lat, '')
            || '|' || coalesce(geolocation_lng, '') || '|' || coalesce(geolocation_city, '')
            || '|' || coalesce(geolocation_state, '')
        ) as geolocation_id,
        {{ parse_timestamp('_loaded_at') }} as synced_at,
        {{ load_columns() }}
    from source
),

numbered as (
    select
        *,
        row_number() over (
            partition by geolocation_id
            order by loaded_at asc, batch_id asc, file_name asc, line_number asc
        ) as repetition_number
    from renamed
),

geolocations as (
    select
        *,
        case
            when postal_code is null then 'missing_key'
            when latitude is null or longitude is null then 'unreadable_coordinates'
            -- Brazil from the border with Uruguay to Roraima, its Atlantic islands included.
            when
                latitude not between -33.76 and 5.28
                or longitude not between -74.00 and -28.83
                then 'outside_country'
            when repetition_number > 1 then 'repeated_row'
        end as reject_reason
    from numbered
)

select * from geolocations
