{#
    Whether a text can be the full name of a Chinese person: two or three characters, or four if the surname has
    two. A form of address such as 王姐 or 李女士 is not a full name: it contains a surname only.
#}
{% macro is_chinese_name(column) -%}
    (
        {{ regexp_like(column, '^[一-龥]{2,4}$') }}
        and not {{ regexp_like(column, '(姐|哥|总|叔|姨|先生|女士|小姐|老师|老板|经理)$') }}
        and length({{ column }}) <= 2 + {{ chinese_surname_length(column) }}
    )
{%- endmacro %}

{# Number of characters of the surname in a full Chinese name: one, except for a few surnames of two. #}
{% macro chinese_surname_length(column) -%}
    case
        when
            length({{ column }}) > 2
            and substr({{ column }}, 1, 2) in (
                '欧阳', '上官', '司马', '司徒', '诸葛', '皇甫', '尉迟', '公孙', '慕容', '夏侯', '令狐', '端木'
            )
            then 2
        else 1
    end
{%- endmacro %}
