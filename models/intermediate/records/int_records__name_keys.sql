with
records as (select * from {{ ref('int_records__cleaned') }}),

name_titles as (select * from {{ ref('name_titles') }}),

pinyin as (select * from {{ ref('pinyin') }}),

plain as (
    select
        source_record_id,
        cast(birth_date as string) as birth_date,
        {{ normal_text('first_name') }} as first_text,
        {{ normal_text('last_name') }} as last_text
    from records
),

-- A whole Chinese name in one of the two fields.
parted as (
    select
        *,
        case
            when first_text is null and {{ is_chinese_name('last_text') }} then last_text
            when
                last_text is null
                and length(first_text) > 2
                and {{ is_chinese_name('first_text') }}
                then first_text
        end as whole_name
    from plain
),

ordered as (
    select
        source_record_id,
        birth_date,
        case
            when whole_name is null then first_text
            else substr(whole_name, 1 + {{ chinese_surname_length('whole_name') }})
        end as given_text,
        case
            when whole_name is null then last_text
            else substr(whole_name, 1, {{ chinese_surname_length('whole_name') }})
        end as family_text
    from parted
),

-- Mr. Dr. Anna Lee, PhD is Anna Lee.
without_first_title as (
    select
        ordered.source_record_id,
        ordered.birth_date,
        {{ without_title('ordered.given_text', 'titles') }} as given_text,
        case
            when degrees.word is null then ordered.family_text
            else trim(substr(
                ordered.family_text, 1, length(ordered.family_text) - length(degrees.word)
            ))
        end as family_text
    from ordered
    left join name_titles as titles
        on
            split_part(ordered.given_text, ' ', 1) = titles.word
            and titles.title_kind <> 'degree'
    left join name_titles as degrees
        on
            ordered.family_text like '% %'
            and {{ regexp_remove('ordered.family_text', '^.* ') }} = degrees.word
            and degrees.title_kind = 'degree'
),

names as (
    select
        without_first_title.source_record_id,
        without_first_title.birth_date,
        without_first_title.family_text as family_name,
        {{ without_title('without_first_title.given_text', 'titles') }} as given_name
    from without_first_title
    left join name_titles as titles
        on
            split_part(without_first_title.given_text, ' ', 1) = titles.word
            and titles.title_kind <> 'degree'
),

chinese_names as (
    select given_name as chinese_name
    from names
    where {{ regexp_like('given_name', '^[一-龥]{1,4}$') }}

    union

    select family_name as chinese_name
    from names
    where {{ regexp_like('family_name', '^[一-龥]{1,4}$') }}
),

chinese_spellings as (
    select
        chinese_names.chinese_name,
        {{ pinyin_letters('chinese_names.chinese_name') }} as name_spelling
    from chinese_names
    {{ joined_pinyin('chinese_names.chinese_name', 'pinyin') }}
),

spelled as (
    select
        names.source_record_id,
        names.birth_date,
        names.given_name,
        names.family_name,
        coalesce(given_names.name_spelling, {{ name_spelling('names.given_name') }})
            as given_spelling,
        coalesce(family_names.name_spelling, {{ name_spelling('names.family_name') }})
            as family_spelling
    from names
    left join chinese_spellings as given_names on names.given_name = given_names.chinese_name
    left join chinese_spellings as family_names on names.family_name = family_names.chinese_name
),

keyed as (
    select
        *,
        {{ record_key() }} as record_key,
        {{ first_name_key('given_spelling') }} as first_name_key,
        family_spelling as last_name_key
    from spelled
),

records_keyed as (
    select
        source_record_id,
        record_key,
        given_name,
        family_name,
        given_spelling,
        family_spelling,
        first_name_key,
        last_name_key,
        first_name_key || ' ' || coalesce(last_name_key, '') as name_key,
        -- Rob and Robert count as one name; names that differ in their first three letters count as
        -- two.
        substr(first_name_key, 1, 3) as short_name_key,
        substr(birth_date, 1, 4) as birth_year,
        -- 3 April and 4 March count as one date: one of them may have day and month swapped.
        least(substr(birth_date, 6, 2), substr(birth_date, 9, 2)) || '-'
        || greatest(substr(birth_date, 6, 2), substr(birth_date, 9, 2)) as birth_day_key
    from keyed
)

select * from records_keyed
