{#
    Port `consents` of a tool that keeps one flag, no e-mail, and not when it was set: the last change of the record is
    the latest possible timestamp, so that no older consent wins over it.
#}
{% macro opt_out_consents(relation) -%}
    select
        source_record_id,
        'marketing' as purpose,
        'email' as contact_channel,
        'consent' as legal_basis,
        'opt_out' as question,
        opt_out_answer as answer,
        cast(null as timestamp) as granted_at,
        cast(null as timestamp) as withdrawn_at,
        created_at as earliest_at,
        coalesce(updated_at, synced_at, created_at) as latest_at
    from {{ relation }}
{%- endmacro %}
