{#
    The keys of which two profiles must share one to be compared: one row per profile and key. Several rules combine
    a part of a name with different facts, because each of them may be mistyped; facts that few profiles share are
    keys by themselves. The name of the rule is part of the key. A key with a null in it is null and joins nothing.
#}
{% macro block_keys() -%}
    {%- set full_name -%}
        least({{ word_key('profiles.given_name') }}, {{ word_key('profiles.family_name') }})
        || '|' || greatest({{ word_key('profiles.given_name') }}, {{ word_key('profiles.family_name') }})
    {%- endset -%}
    {%- set facts = {
        'national id': 'profiles.national_id',
        'phone': 'profiles.phone',
        'email name': "case when length(profiles.email_name) >= 4 then profiles.email_name end",
        'email domain': "substr(profiles.email_name, 1, 1) || split_part(profiles.email, '@', 2)",
        'birth date': 'profiles.birth_date',
        'birth date and district': "profiles.birth_date || '|' || substr(profiles.postal_code, 1, 3)",
        'birth date and initial': "profiles.birth_date || '|' || substr(profiles.given_name, 1, 1)",
        'address': "profiles.house_number || '|' || profiles.street",
        'full name': full_name,
        'full name and year': full_name ~ " || '|' || substr(profiles.birth_date, 1, 4)",
        'full name and city': full_name ~ " || '|' || profiles.city",
    } -%}
    {%- set rules = {
        'name': 'words.word',
        'name and decade': 'words.word_key || substr(profiles.birth_date, 1, 3)',
        'name and year': 'words.word_key || substr(profiles.birth_date, 1, 4)',
        'name and day of year': 'words.word_key || substr(profiles.birth_date, 5, 4)',
        'name and district': 'words.word_key || substr(profiles.postal_code, 1, 3)',
        'name and city': "words.word_key || '|' || " ~ word_key('profiles.city'),
        'name and street': "words.word_key || '|' || " ~ word_key('profiles.street'),
    } -%}
    {%- for rule, fact in facts.items() %}
    select
        profiles.group_key,
        {{ hash_key("'" ~ rule ~ "|' || " ~ fact) }} as block_key
    from profiles
    where {{ fact }} <> ''

    union all
    {% endfor -%}
    {%- for rule, fact in rules.items() %}
    select
        words.group_key,
        {{ hash_key("'" ~ rule ~ "|' || " ~ fact) }} as block_key
    from words
    inner join profiles on words.group_key = profiles.group_key
    where {{ fact }} <> ''
    {{ 'union all' if not loop.last }}
    {%- endfor %}
{%- endmacro %}
