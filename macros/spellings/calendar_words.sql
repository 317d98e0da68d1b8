{#
    The words for the twelve months and the seven weekdays (from Monday), one row a language, lower case, with the
    abbreviations after "|". A word that means two months in two languages would have to stay out of both rows.
#}
{% macro month_words() -%}
    {{ return([
        'january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept|sep'
        ~ ' october|oct november|nov december|dec',
        'januar|jänner|jän februar|febr märz|maerz|mär|mrz april mai juni juli august september oktober|okt'
        ~ ' november dezember|dez',
        'janvier|janv février|fevrier|févr|fevr|fév mars avril|avr mai juin juillet|juil août|aout septembre'
        ~ ' octobre novembre décembre|decembre|déc',
        'enero|ene febrero marzo abril|abr mayo junio julio agosto|ago septiembre|setiembre octubre noviembre'
        ~ ' diciembre|dic',
        'janeiro fevereiro|fev março|marco abril maio junho julho agosto setembro|set outubro|out novembro dezembro',
        'gennaio|gen febbraio marzo aprile maggio|mag giugno|giu luglio|lug agosto settembre|sett ottobre|ott'
        ~ ' novembre dicembre',
        'januari februari maart|mrt april mei juni juli augustus september oktober november december',
    ]) }}
{%- endmacro %}

{% macro weekday_words() -%}
    {{ return([
        'monday|mon tuesday|tues|tue wednesday|wed thursday|thurs|thur|thu friday|fri saturday|sat sunday|sun',
        'montag|mo dienstag|di mittwoch|mi donnerstag|do freitag|fr samstag|sonnabend|sa sonntag|so',
        'lundi|lun mardi mercredi|mer jeudi|jeu vendredi|ven samedi|sam dimanche|dim',
        'lunes martes miércoles|miercoles|mié|mie jueves|jue viernes|vie sábado|sabado|sáb|sab domingo|dom',
        'segunda-feira|segunda|seg terça-feira|terça|ter quarta-feira|quarta|qua quinta-feira|quinta|qui'
        ~ ' sexta-feira|sexta|sex sábado domingo',
        'lunedì|lunedi martedì|martedi mercoledì|mercoledi giovedì|giovedi|gio venerdì|venerdi sabato domenica',
        'maandag|ma dinsdag woensdag|wo donderdag vrijdag|vr zaterdag|za zondag|zo',
    ]) }}
{%- endmacro %}

{# The words at `position` (from 0) of all rows, for a pattern: "january|jan|januar". #}
{% macro words_at(rows, position) -%}
    {%- set words = [] -%}
    {%- for row in rows -%}
        {%- do words.extend(row.split(' ')[position].split('|')) -%}
    {%- endfor -%}
    {{ return(words | unique | join('|')) }}
{%- endmacro %}
