{#
    What a survey link carried about its reader; null where the mail tool left its placeholder standing.

    Left standing, "${e://Field/id}", "*|ID|*", "%id%", names in braces or Typeform's own "xxxxx" would
    make one person of everybody who answered.
#}
{% macro handed_over(expression) -%}
    case
        when not {{ regexp_like('lower(trim(' ~ expression ~ '))', '[{}|$%<>]|^\\[.*\\]$|^_+$|^x+$') }}
            then nullif(trim({{ expression }}), '')
    end
{%- endmacro %}

{# promoter, passive or detractor, by the answer from 0 to 10 to whether one would recommend. #}
{% macro recommendation_group(score) -%}
    case
        when {{ score }} between 9 and 10 then 'promoter'
        when {{ score }} >= 7 and {{ score }} < 9 then 'passive'
        when {{ score }} >= 0 and {{ score }} < 7 then 'detractor'
    end
{%- endmacro %}
