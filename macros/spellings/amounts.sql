{#
    Text to a number, in any spelling of tools, spreadsheets and people: currency signs and codes, groups of digits,
    either decimal mark, a minus on either side, brackets of accounting; null for any other text. Whether 1.299 and
    12,500 are above a thousand is decided for the column of the file: has_form().

    Plain numbers come first, and only other text is taken through the steps below.
#}
{% macro parse_amount(expression, data_type, column=none) -%}
    {%- if is_only_read() %}{{ return('parse_amount(' ~ expression ~ ')') }}{% endif -%}
    case
        when {{ regexp_like(expression, number_pattern()) }}
            {%- if is_column(column) %} and ({{ has_form(column, 'decimal_%') }}) is not true{% endif %}
            then try_cast({{ expression }} as {{ data_type }})
        when length({{ expression }}) between 1 and 60
            then try_cast({{ number_text(expression, column) }} as {{ data_type }})
    end
{%- endmacro %}

{# A written number as 1299.5 or -12; empty text where it has no such meaning. #}
{% macro number_text(expression, column) -%}
    {{ return(regexp_group(
        regexp_replaced(plain_characters(expression), sign_steps() + mark_steps(column)),
        '^([+-]?(?:[0-9]+[.]?[0-9]*|[.][0-9]+))$'
    )) }}
{%- endmacro %}

{# The currency is removed and the minus put in front: "$(12.50)", "12.50-" and "EUR -12.50" are -12.50. #}
{% macro sign_steps() -%}
    {{ return([
        ['(^|[0-9 .,()+-])(?:' ~ currency_words() | join('|') ~ ')([0-9 .,()+-]|$)', '$1 $2'],
        ['[€£¥₹₩₽₺₫฿₴₦₱₪₡₲₵₸₭₮₼₾元円원]', ' '],
        ['^ +| +$', ''],
        ['([0-9])[.,] ?-+$', '$1'],
        ['^[(] ?([0-9., ]+)[)]$', '-$1'],
        ['^([0-9][0-9., ]*)-$', '-$1'],
        ['^([+-]) +', '$1'],
        [' +$', ''],
    ]) }}
{%- endmacro %}

{#
    Groups are removed and the decimal mark becomes a point. A letter at the end says which mark goes: S blanks, C commas
    (1,299.00, 12,50,000), P points (1.299,00). A capital cannot be in the text itself, and it is added only where the groups are those of a country.

    Where one mark stands before three digits, a column of decimal commas has 1.299 above a thousand and 12,500 below;
    every other column as programs and English write it. A column of both marks gives null there.
#}
{% macro mark_steps(column) -%}
    {%- set comma, both = has_form(column, 'decimal_comma'), has_form(column, 'decimal_both') -%}
    {%- set number = '^([+-]?[0-9]{1,3}' -%}
    {{ return(
        [[number ~ '(?: [0-9]{3})+(?:[.,][0-9]*)?)$', '$1S']]
        + [['^([^ ]*) (.*S)$', '$1$2']] * 4
        + [
            ['S$', ''],
            [number ~ '(?:,[0-9]{2,3})*,[0-9]{3}[.][0-9]*)$', '$1C'],
            [number ~ '(?:,[0-9]{2,3})+,[0-9]{3})$', '$1C'],
            [number ~ '(?:[.][0-9]{3})+,[0-9]*)$', '$1P'],
            [number ~ '(?:[.][0-9]{3}){2,})$', '$1P'],
            ['^([+-]?[1-9][0-9]{0,2},[0-9]{3})$', {comma: '$1P', both: '', 'true': '$1C'}],
            ['^([+-]?[1-9][0-9]{0,2}[.][0-9]{3})$', {comma: '$1P', both: ''}],
            ['^([+-]?(?:[0-9]+,[0-9]*|,[0-9]+))$', '$1P'],
        ]
        + [['^([^,]*),(.*C)$', '$1$2']] * 4
        + [['^([^.]*)[.](.*P)$', '$1$2']] * 4
        + [['^([^,]*),(.*)P$', '$1.$2'], ['[CP]$', '']]
    ) }}
{%- endmacro %}

{# What stands beside amounts for a currency, besides signs of one character: lower case, the longest first. #}
{% macro currency_words() -%}
    {%- set written = [
        'руб[.]', 'р[.]', 'r[$]', 'us[$]', 'ca[$]', 'au[$]', 'nz[$]', 'hk[$]', 'nt[$]', 'mx[$]', 'a[$]', 'c[$]', 's[$]', '[$]',
        'kr[.]', 'rs[.]', 'rp[.]', 'fr[.]', 'руб', 'kr', 'rs', 'rp', 'rm', 'rmb', 'zł', 'kč', 'ft', 'lei', 'tl', 'dhs',
    ] -%}
    {%- set codes = (
        'aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd btn bwp byn bzd cad cdf chf clp'
        ~ ' cny cop crc cup cve czk djf dkk dop dzd egp ern etb eur fjd fkp gbp gel ghs gip gmd gnf gtq gyd hkd hnl htg huf'
        ~ ' idr ils inr iqd irr isk jmd jod jpy kes kgs khr kmf kpw krw kwd kyd kzt lak lbp lkr lrd lsl lyd mad mdl mga mkd'
        ~ ' mmk mnt mop mru mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd omr pab pen pgk php pkr pln pyg qar ron rsd rub'
        ~ ' rwf sar sbd scr sdg sek sgd shp sle sos srd ssp stn svc syp szl thb tjs tmt tnd top try ttd twd tzs uah ugx usd'
        ~ ' uyu uzs ves vnd vuv wst xaf xcd xof xpf yer zar zmw'
    ).split(' ') -%}
    {{ return(written + codes) }}
{%- endmacro %}
