{#
    `part` divided by `whole`, at most 1; null where `whole` is 0 or null.

    A part can be larger than its whole: an e-mail is opened twice, or was sent before the window began.
#}
{% macro share_at_most_one(part, whole) -%}
    case when {{ whole }} > 0 then cast(least({{ part }} / {{ whole }}, 1.0) as double) end
{%- endmacro %}
