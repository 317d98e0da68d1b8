{#
    Text without the characters that nobody sees and without blanks around it; full-width letters and digits, the
    full-width ＠．－＋＿, and the blanks of every script are written as their plain ones. With `digits`, so are the
    digits of every script: for keys, whose digits are counted and compared.

    Spreadsheets, chat programs and web pages add such characters when text is copied; two values that look alike
    would not be equal.
#}
{% macro folded(expression, digits=false) -%}
    {%- set from, to = [full_width(), other_blanks()], [plain_width(), ' ' * other_blanks() | length] -%}
    {%- if digits -%}
        {%- for of_script in digits_of_scripts() -%}
            {%- do from.append(of_script) -%}
            {%- do to.append('0123456789') -%}
        {%- endfor -%}
    {%- endif -%}
    {%- set seen = regexp_remove(expression, '[' ~ invisible_characters() ~ ']+') -%}
    {{ return('trim(translate(' ~ seen ~ ", '" ~ from | join ~ "', '" ~ to | join ~ "'))") }}
{%- endmacro %}

{# A pattern of the characters that folded() changes anywhere in a text. #}
{% macro folded_characters() -%}
    {{ return('[' ~ odd_blanks() ~ '＠．－＋＿０-９Ａ-Ｚａ-ｚ' ~ invisible_characters() ~ ']') }}
{%- endmacro %}

{#
    For a character class: controls, soft hyphen, joiners, direction marks, byte-order mark and blank letters of Hangul.
    Variation selectors stay: emoji need them.
#}
{% macro invisible_characters() -%}
    {{ return(
        '\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x{84}\\x{86}-\\x{9F}\\x{AD}\\x{34F}\\x{61C}\\x{115F}\\x{1160}\\x{180E}'
        ~ '\\x{200B}-\\x{200F}\\x{202A}-\\x{202E}\\x{2060}-\\x{206F}\\x{3164}\\x{FEFF}\\x{FFA0}\\x{FFF9}-\\x{FFFB}'
    ) }}
{%- endmacro %}

{# For a character class: the blanks that an engine does not trim by itself. #}
{% macro odd_blanks() -%}
    {{ return('\\t\\n\\r\\x{85}\\x{A0}\\x{1680}\\x{2000}-\\x{200A}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{2800}\\x{3000}') }}
{%- endmacro %}

{# The blanks that become a plain one inside a text. #}
{% macro other_blanks() -%}
    {{ return(
        '\t\n\r\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a'
        ~ '\u2028\u2029\u202f\u205f\u2800\u3000'
    ) }}
{%- endmacro %}

{% macro full_width() -%}
    {{ return(
        '０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ＠．－＋＿'
    ) }}
{%- endmacro %}

{% macro plain_width() -%}
    {{ return('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz@.-+_') }}
{%- endmacro %}

{# The digits 0 to 9: Arabic, Persian, Devanagari, Bengali, Tamil and Thai. #}
{% macro digits_of_scripts() -%}
    {{ return(['٠١٢٣٤٥٦٧٨٩', '۰۱۲۳۴۵۶۷۸۹', '०१२३४५६७८९', '০১২৩৪৫৬৭৮৯', '௦௧௨௩௪௫௬௭௮௯', '๐๑๒๓๔๕๖๗๘๙']) }}
{%- endmacro %}
