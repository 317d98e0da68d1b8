{#
    The share of `part` in `whole`, pulled towards the typical share of everyone by three imagined
    observations, so that one order is not "100 %"; null without a whole.

    Pulled towards a fixed number instead, a share that nobody has would only mirror how much there was
    to count, and a persona could be built on that.
#}
{% macro shrunk_share(part, whole, typical_share) -%}
    case
        when {{ whole }} > 0
            then least(
                ({{ part }} + 3.0 * coalesce({{ typical_share }}, 0.0)) / ({{ whole }} + 3.0), 1.0
            )
    end
{%- endmacro %}

{# The share that everyone together has: the sum of the parts in the sum of the wholes. #}
{% macro typical_share(part, whole) -%}
    cast(sum({{ part }}) as double) / nullif(sum({{ whole }}), 0)
{%- endmacro %}
