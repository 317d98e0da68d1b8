{#
    A value that a survey link carried about its recipient; null where the mail tool did not replace its placeholder.

    A placeholder that stays in the data ("${e://Field/id}", "*|ID|*", "%id%", a name in braces or Typeform's
    own "xxxxx") would merge everybody who answered into one person.
#}
{% macro handed_over(expression) -%}
    case
        when not {{ regexp_like('lower(trim(' ~ expression ~ '))', '[{}|$%<>]|^\\[.*\\]$|^_+$|^x+$') }}
            then nullif(trim({{ expression }}), '')
    end
{%- endmacro %}

{# promoter, passive or detractor, from the answer (0 to 10) to the question "Would you recommend us?". #}
{% macro recommendation_group(score) -%}
    case
        when {{ score }} between 9 and 10 then 'promoter'
        when {{ score }} >= 7 and {{ score }} < 9 then 'passive'
        when {{ score }} >= 0 and {{ score }} < 7 then 'detractor'
    end
{%- endmacro %}
