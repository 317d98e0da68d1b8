with
identifiers as (
    select * from {{ ref('int_identifiers__unioned') }}
    where identifier_type = 'phone'
),

records as (select * from {{ ref('int_profiles__unioned') }}),

country_spellings as (select * from {{ ref('country_spellings') }}),

countries as (select * from {{ ref('countries') }}),

calling_codes as (select * from {{ ref('countries') }} where is_main_country_of_calling_code),

-- Each spelling of a number is parsed once per country it was seen in, however many records carry
-- it. ZZ is the code for no country.
spellings as (
    select distinct
        identifiers.identifier_value,
        coalesce(own_country.country_code, record_country.country_code, 'ZZ') as country_code
    from identifiers
    left join country_spellings as own_country
        on lower(identifiers.country) = own_country.spelling
    left join records on identifiers.source_record_id = records.source_record_id
    left join country_spellings as record_country
        on lower(records.country) = record_country.spelling
),

written as (
    select
        identifier_value,
        country_code,
        {{ without_extension(ascii_digits('identifier_value')) }} as without_extension
    from spellings
),

digits as (
    select
        identifier_value,
        country_code,
        {{ trimmed('without_extension') }} like '+%'
        or {{ trimmed('without_extension') }} like '00%' as is_international,
        -- A spreadsheet's 1.38e+10 has lost its last digits, so the number cannot be recovered.
        case
            when not {{ regexp_like('lower(without_extension)', '[a-z]') }}
                then {{ regexp_remove(regexp_remove('without_extension', '^\\s*00'), '[^0-9]') }}
        end as digit_text
    from written
),

-- No calling code is the beginning of another, so at most one of the three lengths matches a
-- country.
with_calling_code as (
    select
        digits.*,
        coalesce(one_digit.country_code, two_digits.country_code, three_digits.country_code)
            as called_country_code
    from digits
    left join calling_codes as one_digit
        on substr(digits.digit_text, 1, 1) = one_digit.calling_code
    left join calling_codes as two_digits
        on substr(digits.digit_text, 1, 2) = two_digits.calling_code
    left join calling_codes as three_digits
        on substr(digits.digit_text, 1, 3) = three_digits.calling_code
),

readings as (
    select
        with_calling_code.identifier_value,
        with_calling_code.country_code,
        {{ international_number('with_calling_code.digit_text', 'dialled') }}
            as international_reading,
        {{ national_number('with_calling_code.digit_text', 'home') }} as national_reading,
        {{ international_number('with_calling_code.digit_text', 'home') }} as unmarked_reading,
        {{ national_number('with_calling_code.digit_text', 'fallback') }} as fallback_reading,
        with_calling_code.is_international,
        with_calling_code.digit_text,
        dialled.country_code as called_country_code,
        home.country_code as home_country_code,
        fallback.country_code as fallback_country_code
    from with_calling_code
    left join countries as dialled on with_calling_code.called_country_code = dialled.country_code
    left join countries as home on with_calling_code.country_code = home.country_code
    left join countries as fallback on fallback.country_code = '{{ var("default_country") }}'
),

-- The surest reading that holds: marked as international, the record's own country, a guess.
phones_read as (
    select
        identifier_value,
        country_code as record_country_code,
        digit_text,
        case
            when is_international then international_reading
            else coalesce(
                national_reading,
                unmarked_reading,
                case when home_country_code is null then fallback_reading end,
                international_reading
            )
        end as phone_number,
        case
            when is_international and international_reading is not null then 'international_format'
            when is_international then 'unreadable'
            when coalesce(national_reading, unmarked_reading) is not null then 'country_of_record'
            when home_country_code is null and fallback_reading is not null then 'default_country'
            when international_reading is not null then 'guessed_from_digits'
            else 'unreadable'
        end as country_evidence,
        case
            when is_international then called_country_code
            when coalesce(national_reading, unmarked_reading) is not null then home_country_code
            when home_country_code is null and fallback_reading is not null
                then fallback_country_code
            else called_country_code
        end as phone_country_code
    from readings
),

-- A number in no country's form may still be what two tools wrote of one person.
phones as (
    select
        identifier_value,
        record_country_code,
        phone_number,
        country_evidence,
        phone_country_code,
        case when phone_number is null and length(digit_text) between 7 and 15 then digit_text end
            as local_number
    from phones_read
)

select * from phones
