{# A city in the spelling of seeds/reference/city_tiers.csv: lower case, without the word for "city" at the end. #}
{% macro city_key(city) -%}
    {{ regexp_remove('lower(trim(' ~ city ~ '))', '(市|\\s+shi|\\s+city)$') }}
{%- endmacro %}

{# Whether a city counts as Chinese: its country is China, or no country is known and the city is in Chinese script. #}
{% macro is_in_china(country_code, city) -%}
    (
        {{ country_code }} = 'CN'
        or ({{ country_code }} is null and {{ regexp_like(city, '[一-龥]') }})
    )
{%- endmacro %}
