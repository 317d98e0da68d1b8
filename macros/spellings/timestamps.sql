{#
    Text to a timestamp in UTC, in any spelling of tools, spreadsheets and people that has one meaning; null for any
    other text. What a spelling leaves open (01/10/2026) is decided for the column of the file: has_form().

    The spelling of iso_timestamp() comes first, and only text of another one is taken through the steps below:
    they cost some fifty times as much.
#}
{% macro parse_timestamp(expression, column=none) -%}
    {%- if is_only_read() %}{{ return('parse_timestamp(' ~ expression ~ ')') }}{% endif -%}
    case
        when {{ is_no_day(expression) }} or {{ expression }} like '1970-01-01%' and {{ is_epoch_of_nothing(expression) }}
            then null
        when {{ regexp_like(expression, moment_pattern()) }}
            then {{ adapter.dispatch('cast_moment', 'portrait')(expression) }}
        {{ timestamp_of_number(expression, column) }}
        when {{ may_be_spelled_out(expression) }}
            then {{ adapter.dispatch('cast_offset_moment', 'portrait')(iso_text(expression, column, nothing=true)) }}
                + {{ hours_of_half_day(expression) }} * interval '1 hour'
    end
{%- endmacro %}

{# Text to a date, in any spelling that parse_timestamp() reads: the date as it is written. Null for any other text. #}
{% macro parse_date(expression, column=none) -%}
    {%- if is_only_read() %}{{ return('parse_date(' ~ expression ~ ')') }}{% endif -%}
    case
        when {{ is_no_day(expression) }} then null
        when {{ regexp_like(expression, moment_pattern()) }}
            then {{ adapter.dispatch('cast_day', 'portrait')(expression) }}
        {{ timestamp_of_number(expression, column, 'date') }}
        when {{ may_be_spelled_out(expression) }}
            then try_cast(split_part({{ iso_text(expression, column) }}, ' ', 1) as date)
    end
{%- endmacro %}

{# The first days of spreadsheets and databases, which stand for "empty". #}
{% macro is_no_day(expression) -%}
    ({{ expression }} like '1899-12-3%' or {{ expression }} like '1900-01-01%')
{%- endmacro %}

{# Second zero of the Unix clock, which tools write for "never". #}
{% macro is_epoch_of_nothing(expression) -%}
    {{ regexp_like(expression, '^1970-01-01([T ]00:00(:00([.]0*)?)?(Z|[+]00(:?00)?| UTC)?)?$') }}
{%- endmacro %}

{# Whether the text is worth the steps: a digit, and as long as a written date can be. #}
{% macro may_be_spelled_out(expression) -%}
    length({{ expression }}) between 6 and 80
{%- endmacro %}

{#
    Seconds, milliseconds or microseconds since 1970 (10, 13 or 16 digits that start with 1: 2001 to 2033), the same
    milliseconds as .NET writes them (/Date(1790841600000)/), and, where the column of the file has that form, the days
    since 1899-12-30 of a spreadsheet.
#}
{% macro timestamp_of_number(expression, column, data_type='timestamp') -%}
    {%- set plain = plain_characters(expression) -%}
    {%- set whole = 'try_cast(substr(' ~ plain ~ ', 1, 10) as bigint) * 1000000' -%}
    {%- set fraction -%}
        coalesce(try_cast(
            substr(rpad(replace(replace(substr({{ plain }}, 11), '.', ''), ',', ''), 6, '0'), 1, 6)
            as bigint), 0)
    {%- endset -%}
    {%- set days = 'try_cast(' ~ plain ~ ' as double)' -%}
    when {{ regexp_like(plain, '^/date[(]1[0-9]{12}([+-][0-9]{4})?[)]/$') }}
            then cast({{ timestamp_of_microseconds('cast(substr(' ~ plain ~ ', 7, 13) as bigint) * 1000') }} as {{ data_type }})
        when {{ regexp_like(plain, '^1[0-9]{9}(([0-9]{3}){1,2}|[.,][0-9]+)?$') }}
            then cast({{ timestamp_of_microseconds(whole ~ ' + ' ~ fraction) }} as {{ data_type }})
    {%- if is_column(column) %}
        when {{ has_form(column, 'excel_days') }} and {{ regexp_like(plain, '^[1-9][0-9]{4}([.][0-9]*)?$') }}
            then cast({{ timestamp_of_microseconds(
                'cast(round((' ~ days ~ ' - 25569) * 86400) as bigint) * 1000000'
            ) }} as {{ data_type }})
    {%- endif %}
{%- endmacro %}

{# Hours to add: 12-hour clocks count from 12, 1, 2 … to 11 and say which half of the day. #}
{% macro hours_of_half_day(expression) -%}
    {%- set plain = plain_characters(expression) -%}
    case
                    when {{ regexp_like(
                        plain,
                        '(?:^|[^0-9:.])(?:0?[0-9]|1[01])(?:[:.][0-9]{2}){0,2}(?:[.,][0-9]+)? ?p[.]? ?m'
                        ~ '|(?:下午|午後|오후|晚上) ?(?:0?[0-9]|1[01]) ?[:时時点點시]'
                    ) }} then 12
                    when {{ regexp_like(
                        plain,
                        '(?:^|[^0-9:.])12(?:[:.][0-9]{2}){0,2}(?:[.,][0-9]+)? ?a[.]? ?m'
                        ~ '|(?:上午|午前|오전|凌晨) ?12 ?[:时時点點시]'
                    ) }} then -12
                    else 0
                end
{%- endmacro %}

{#
    A written date, with time and offset where there are any, as 2026-10-01 or 2026-10-1 15:04:05.5+08:00; empty text
    where it has no such meaning. The hour of a 12-hour clock stays as it is. `nothing`: second zero of 1970 is empty.
#}
{% macro iso_text(expression, column, nothing=false) -%}
    {%- set plain = plain_characters(expression) -%}
    {%- set in_numbers -%}
        case when {{ regexp_like(expression, '[^0-9TZ :./+-]') }} then {{ regexp_replaced(plain, word_steps()) }} else {{ plain }} end
    {%- endset -%}
    {%- set steps = day_steps(column) + clock_steps() + zone_steps() -%}
    {%- if nothing -%}
        {%- do steps.append(['^1970-0?1-0?1(?: 0?0:00:00(?:[.]0*)?(?:[+]00:?(?:00)?)?)?$', '']) -%}
    {%- endif -%}
    {{ return(regexp_group(
        regexp_replaced(in_numbers, steps),
        '^((?:190[1-9]|19[1-9][0-9]|20[0-9]{2}|21[0-9]{2})-[0-9]{1,2}-[0-9]{1,2}'
        ~ '(?: (?:[01]?[0-9]|2[0-3]):[0-5]?[0-9]:[0-5]?[0-9](?:[.][0-9]*)?'
        ~ '(?:[+-](?:0[0-9]|1[0-4])(?::?[0-5][0-9])?)?)?)$'
    )) }}
{%- endmacro %}

{#
    Names of weekdays are removed and names of months become numbers: "Thu, 1st of Oct 2026" → "2026-10-1". Only with a
    named month the year may have two digits: 00 to 29 are of this century, as spreadsheets read them.
#}
{% macro word_steps() -%}
    {%- set weekdays = [] -%}
    {%- for position in range(7) -%}{%- do weekdays.append(words_at(weekday_words(), position)) -%}{%- endfor -%}
    {%- set steps = [
        [':([0-9]{2}),([0-9])', ':$1.$2'],
        ['[ ,]+', ' '],
        ['[(]?(?:星期|周|週|礼拜)[一二三四五六日天][)]?|[(][日月火水木金土][)]|[월화수목금토일]요일', ' '],
        ['^(?:' ~ weekdays | join('|') ~ ')[.]? ', ''],
    ] -%}
    {%- for position in range(12) -%}
        {%- set words = words_at(month_words(), position) -%}
        {%- do steps.append(['(^|[0-9 ./-])(?:' ~ words ~ ')([0-9 ./-]|$)', '$1#' ~ (position + 1) ~ '#$2']) -%}
    {%- endfor -%}
    {{ return(steps + [
        ['[ ./-]*(?:de |of |del )?#([0-9]+)#[ ./-]*(?:de |del |of )?', '#$1#'],
        ['^#3#([0-9]{1,2}#[0-9]+#[0-9])', '$1'],
        ['^([0-9]{1,2})(?:st|nd|rd|th|er|º|°|ª)?#([0-9]+)#([0-9]{4})', '$3-$2-$1'],
        ['^#([0-9]+)#([0-9]{1,2})(?:st|nd|rd|th)? ([0-9]{4})( |t|$)', '$3-$1-$2$4'],
        ['^([0-9]{4})#([0-9]+)#([0-9]{1,2})', '$1-$2-$3'],
        ['^#([0-9]+)#([0-9]{1,2}) ([0-9]{1,2}:[^ ]+)( .*)? ([0-9]{4})$', '$5-$1-$2 $3$4'],
        ['^([0-9]{1,2})#([0-9]+)#([0-2][0-9])( |t|$)', '20$3-$2-$1$4'],
        ['^([0-9]{1,2})#([0-9]+)#([3-9][0-9])( |t|$)', '19$3-$2-$1$4'],
        ['^([0-9]{4}-[0-9]+-[0-9]+):', '$1 '],
    ]) }}
{%- endmacro %}

{#
    The date with the year first and dashes. Dots have the day first, always; slashes and dashes are certain where one
    number is above 12 or both are the same, and else follow the form of the column.
#}
{% macro day_steps(column) -%}
    {%- set day_first, month_first = has_form(column, 'day_first'), has_form(column, 'month_first') -%}
    {%- set compact = '^((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])' -%}
    {%- set open = '^([0-9]{1,2})[/-]([0-9]{1,2})[/-]([0-9]{4})' -%}
    {%- set short = '^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]' -%}
    {{ return([
        ['^([0-9]{4}) ?[年년] ?([0-9]{1,2}) ?[月월] ?([0-9]{1,2}) ?[日일号號]?', '$1-$2-$3 '],
        ['^([0-9]{4})[.] ?([0-9]{1,2})[.] ?([0-9]{1,2})[.]?( |t|$)', '$1-$2-$3$4'],
        ['^([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})', '$1-$2-$3'],
        ['^([0-9]{1,2})[.] ?([0-9]{1,2})[.] ?([0-9]{4})[.]?', '$3-$2-$1'],
        [compact ~ '[t ]?([0-2][0-9])([0-5][0-9])([0-5][0-9])', '$1-$2-$3 $4:$5:$6'],
        [compact ~ '[t ]?([0-2][0-9])([0-5][0-9])(z|[ +-]|$)', '$1-$2-$3 $4:$5$6'],
        [compact ~ '([ t]|$)', '$1-$2-$3$4'],
        ['^(1[3-9]|2[0-9]|3[01])[/-](0?[1-9]|1[0-2])[/-]([0-9]{4})', '$3-$2-$1'],
        ['^(0?[1-9]|1[0-2])[/-](1[3-9]|2[0-9]|3[01])[/-]([0-9]{4})', '$3-$1-$2'],
        [same_number([1, 2, 3, 4, 5, 6]), '$7-$1$2$3$4$5$6-$1$2$3$4$5$6'],
        [same_number([7, 8, 9, 10, 11, 12]), '$7-$1$2$3$4$5$6-$1$2$3$4$5$6'],
        [open, {day_first: '$3-$2-$1', month_first: '$3-$1-$2'}],
        [short ~ '([0-2][0-9])( |$)', {day_first: '20$3-$2-$1$4', month_first: '20$3-$1-$2$4'}],
        [short ~ '([3-9][0-9])( |$)', {day_first: '19$3-$2-$1$4', month_first: '19$3-$1-$2$4'}],
    ]) }}
{%- endmacro %}

{# A pattern for one of the numbers twice and a year: patterns have no way to say "the same again" on every engine. #}
{% macro same_number(numbers) -%}
    {%- set pairs = [] -%}
    {%- for number in numbers -%}{%- do pairs.append('0?(' ~ number ~ ')[/-]0?' ~ number) -%}{%- endfor -%}
    {{ return('^(?:' ~ pairs | join('|') ~ ')[/-]([0-9]{4})') }}
{%- endmacro %}

{# The time of day with colons, without the words around it. #}
{% macro clock_steps() -%}
    {{ return([
        ['([0-9]{1,2}) ?[时時点點시] ?([0-9]{1,2}) ?[分분] ?([0-9]{1,2}) ?[秒초]', '$1:$2:$3'],
        ['([0-9]{1,2}) ?[时時点點시] ?([0-9]{1,2}) ?[分분]?', '$1:$2'],
        [' ?(?:上午|下午|午前|午後|오전|오후|凌晨|晚上) ?', ' '],
        [' (?:at|um|à|a las|às|kl[.]?|-) ', ' '],
        ['( |t)([0-9]{1,2})[.]([0-9]{2})[.]([0-9]{2})', '$1$2:$3:$4'],
        ['( )([0-9]{1,2}) ?[.h] ?([0-9]{2})( |$)', '$1$2:$3$4'],
        [' uhr', ''],
        ['( |t)([0-9]{1,2}) ?([ap][.]? ?m)', '$1$2:00$3'],
        ['( |t)(0?[0-9]|1[0-2])((?::[0-9]{2}){1,2}(?:[.][0-9]+)?) ?a[.]? ?m[.]?( |$)', '$1$2$3$4'],
        ['( |t)([01]?[0-9]|2[0-3])((?::[0-9]{2}){1,2}(?:[.][0-9]+)?) ?p[.]? ?m[.]?( |$)', '$1$2$3$4'],
    ]) }}
{%- endmacro %}

{#
    The offset at the end, without blanks. UTC, GMT and Z are the only names of zones: "CST" and "BST" each mean several
    zones. A name that stands beside an offset says nothing more.
#}
{% macro zone_steps() -%}
    {{ return([
        ['([+-][0-9]{2}:?[0-9]{2}) [(][^)]*[)]$', '$1'],
        ['(z|[+-][0-9:]+)\\[[^\\]]*\\]$', '$1'],
        ['([+-][0-9]{2}:?[0-9]{2}) [a-z]{3,4}$', '$1'],
        [' ?(?:utc|gmt|ut) ?([+-])', '$1'],
        [' ?(?:z|utc|gmt|ut)$', '+00:00'],
        ['(:[0-9]{1,2}(?:[.][0-9]*)?) ?([+-])([0-9])(:[0-9]{2})?$', '$1$20$3$4'],
        ['(:[0-9]{1,2}(?:[.][0-9]*)?) ([+-][0-9])', '$1$2'],
        ['^([0-9-]+)t', '$1 '],
        [' +$', ''],
        ['^([0-9-]+) +([0-9]{1,2}:[0-9]{1,2})([+-].*)?$', '$1 $2:00$3'],
        [' +', ' '],
    ]) }}
{%- endmacro %}
