{#
    The ledger before this run: one row per record ever seen, with its customer. It has no rows in the first run.
#}
{% macro assignments_before() -%}
    {%- if decides_increment() -%}
        {{ newest_assignments(this) }}
    {%- else -%}
        select
            cast(null as bigint) as record_key,
            cast(null as string) as source_record_id,
            cast(null as string) as customer_id,
            cast(null as boolean) as is_present,
            cast(null as integer) as run_number
        where false
    {%- endif -%}
{%- endmacro %}

{# Every customer id that was issued before this run, with the run that issued it. #}
{% macro customer_ids_before() -%}
    {%- if decides_increment() -%}
        select
            customer_id,
            min(run_number) as issued_in_run
        from {{ this }}
        group by customer_id
    {%- else -%}
        select
            cast(null as string) as customer_id,
            cast(null as integer) as issued_in_run
        where false
    {%- endif -%}
{%- endmacro %}

{# The latest row of each record in the ledger `relation`; a run writes at most one row per record. #}
{% macro newest_assignments(relation) -%}
    select
        record_key,
        source_record_id,
        max_by(customer_id, run_number) as customer_id,
        max_by(is_present, run_number) as is_present,
        max(run_number) as run_number
    from {{ relation }}
    group by record_key, source_record_id
{%- endmacro %}

{# The id of a new customer. A fresh warehouse issues the same ids for the same rows. #}
{% macro new_customer_id(seed) -%}
    'c_' || substr(md5({{ seed }}), 1, 16)
{%- endmacro %}
