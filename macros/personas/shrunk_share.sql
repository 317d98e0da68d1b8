{#
    The share of `part` in `whole`, pulled towards the typical share of all customers by three imagined
    observations, so that one order does not give "100 %"; null where `whole` is 0 or null.

    With a fixed number instead of the typical share, a share that is 0 for all customers would only reflect the
    size of `whole`, and a persona could be built on that.
#}
{% macro shrunk_share(part, whole, typical_share) -%}
    case
        when {{ whole }} > 0
            then least(
                ({{ part }} + 3.0 * coalesce({{ typical_share }}, 0.0)) / ({{ whole }} + 3.0), 1.0
            )
    end
{%- endmacro %}

{# The share of all customers together: the sum of the parts divided by the sum of the wholes. #}
{% macro typical_share(part, whole) -%}
    cast(sum({{ part }}) as double) / nullif(sum({{ whole }}), 0)
{%- endmacro %}
