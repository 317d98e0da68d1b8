{#
    One row per identifier on a row of `relation`: {'type': 'column', …}.

    `country` names the column with the country of a phone number, where the channel knows it.
#}
{% macro unpivot_identifiers(relation, identifiers, seen_at, country=none) -%}
    {%- for identifier_type, column in identifiers.items() %}
    select
        source_record_id,
        '{{ identifier_type }}' as identifier_type,
        {{ column }} as identifier_value,
        {{ country if country else 'cast(null as string)' }} as country,
        {{ seen_at }} as seen_at
    from {{ relation }}
    where {{ column }} is not null
    {% if not loop.last %}union all{% endif %}
    {%- endfor %}
{%- endmacro %}

{# Port `identifiers` from sightings: one row per record, type, value and country, with its first and last timestamp. #}
{% macro collapse_identifiers(relation) -%}
    select
        source_record_id,
        identifier_type,
        identifier_value,
        country,
        min(seen_at) as first_seen_at,
        max(seen_at) as last_seen_at
    from {{ relation }}
    group by source_record_id, identifier_type, identifier_value, country
{%- endmacro %}
