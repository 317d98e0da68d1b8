{#
    The share of `part` in `whole`, pulled towards imagined / (imagined + others); null without a whole.
#}
{% macro shrunk_share(part, whole, imagined=1, others=2) -%}
    case
        when {{ whole }} > 0
            then least(({{ part }} + {{ imagined }}.0) / ({{ whole }} + {{ imagined + others }}.0), 1.0)
    end
{%- endmacro %}
