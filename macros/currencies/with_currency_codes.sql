{#
    The rows of a port with the ISO 4217 code of their currency, where a tool writes a sign or a word. A word that no
    row knows stays as it is, in capitals: as "no currency" it would be added to other unknown ones.
#}
{% macro with_currency_codes(relation, port) -%}
    select
        {{ relation }}.channel,
        {{ columns_of(relation, port_columns(port), but=['currency']) }},
        coalesce(currency_words.currency, upper({{ relation }}.currency)) as currency
    from {{ relation }}
    left join {{ ref('currency_words') }} as currency_words
        on lower({{ relation }}.currency) = currency_words.word
{%- endmacro %}
