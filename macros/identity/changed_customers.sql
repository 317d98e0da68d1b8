{#
    The customers whose rows this model must build: all, or in an incremental run those without a row, which are
    the new customers and those that forget_changed_customers() has just deleted.
#}
{% macro changed_customers() -%}
    select
        customer_id,
        fingerprint
    from {{ ref('int_customers__fingerprints') }}
    {%- if decides_increment() %}
    where customer_id not in (select customer_id from {{ this }})
    {%- endif %}
{%- endmacro %}

{#
    A pre-hook: in an incremental run, delete the rows of customers that no longer exist or whose fingerprint has
    changed since the row was built.
#}
{% macro forget_changed_customers() -%}
    {%- if decides_increment() -%}
        delete from {{ this }}
        where not exists (
            select 1
            from {{ ref('int_customers__fingerprints') }} as fingerprints
            where
                fingerprints.customer_id = {{ this }}.customer_id
                and fingerprints.fingerprint = {{ this }}.fingerprint
        )
    {%- endif -%}
{%- endmacro %}

{# A number that represents the values of several columns of one row. Null counts as an empty text. #}
{% macro row_fingerprint(columns) -%}
    cast({{ hash_key(columns_as_text(columns)) }} as decimal(20, 0))
{%- endmacro %}
