{#
    The customers whose rows this model has to make: all, or in an incremental run those that it does not
    hold, which are the new ones and those that forget_changed_customers() has just taken out.
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
    A pre-hook: in an incremental run, take out the rows of customers who are gone or whose fingerprint is
    another one than theirs was made from.
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

{# A number that stands for the values of some columns of one row; null counts as empty. #}
{% macro row_fingerprint(columns) -%}
    cast({{ hash_key(columns_as_text(columns)) }} as decimal(20, 0))
{%- endmacro %}
