{# A city as seeds/reference/city_tiers.csv spells it: lower case, without the word for city behind it. #}
{% macro city_key(city) -%}
    {{ regexp_remove('lower(trim(' ~ city ~ '))', '(市|\\s+shi|\\s+city)$') }}
{%- endmacro %}

{# Whether a city is taken to be in China: its country says so, or none is known and it is written in Chinese. #}
{% macro is_in_china(country_code, city) -%}
    (
        {{ country_code }} = 'CN'
        or ({{ country_code }} is null and {{ regexp_like(city, '[一-龥]') }})
    )
{%- endmacro %}
