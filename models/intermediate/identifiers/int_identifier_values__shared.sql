with
identifiers as (select * from {{ ref('int_identifiers__normalised') }} where is_readable),

identifier_types as (select * from {{ ref('identifier_types') }}),

records as (select * from {{ ref('int_records__name_keys') }}),

cannot_link as (select * from {{ ref('cannot_link') }}),

sightings as (
    select
        identifiers.identifier_type,
        identifiers.identifier_key,
        identifiers.record_key,
        records.first_name_key,
        records.last_name_key,
        records.birth_year,
        records.birth_day_key,
        identifier_types.decay_days,
        identifiers.first_seen_at,
        identifiers.last_seen_at
    from identifiers
    inner join identifier_types
        on
            identifiers.identifier_type = identifier_types.identifier_type
            and (
                identifier_types.identifier_use = 'narrow'
                or identifier_types.most_names_per_value is not null
                or identifier_types.most_records_per_value is not null
            )
    left join records on identifiers.record_key = records.record_key
),

counted as (
    select
        identifier_type,
        identifier_key,
        count(*) as records,
        count(distinct first_name_key) as first_names,
        count(distinct last_name_key) as last_names,
        coalesce(
            min(birth_year) <> max(birth_year) and min(birth_day_key) <> max(birth_day_key), false
        ) as has_several_birth_dates
    from sightings
    group by identifier_type, identifier_key
),

pauses as (
    select
        identifier_key,
        decay_days,
        first_seen_at,
        max(last_seen_at) over (
            partition by identifier_key
            order by first_seen_at, record_key
            rows between unbounded preceding and 1 preceding
        ) as seen_before_at
    from sightings
    where decay_days is not null
),

abandoned as (
    select distinct identifier_key
    from pauses
    where {{ days_between('seen_before_at', 'first_seen_at') }} > decay_days
),

personal_identifiers as (
    select
        identifiers.record_key,
        identifiers.identifier_type as personal_type,
        identifiers.identifier_key as personal_key,
        identifier_types.is_anchor,
        identifier_types.most_seen_together
    from identifiers
    inner join identifier_types
        on identifiers.identifier_type = identifier_types.identifier_type
    where identifier_types.most_seen_together is not null
),

-- A login and a loyalty card can belong to one person; two logins belong to two people.
seen_together as (
    select
        sightings.identifier_key,
        personal_identifiers.is_anchor,
        count(distinct personal_identifiers.personal_key)
        > personal_identifiers.most_seen_together as is_of_several
    from sightings
    inner join personal_identifiers
        on
            sightings.record_key = personal_identifiers.record_key
            and sightings.identifier_type <> personal_identifiers.personal_type
    group by
        sightings.identifier_key,
        personal_identifiers.personal_type,
        personal_identifiers.is_anchor,
        personal_identifiers.most_seen_together
),

anchored as (
    select
        identifier_key,
        bool_or(is_anchor) as has_anchor,
        bool_or(is_of_several) as is_of_several
    from seen_together
    group by identifier_key
),

-- Values that are on both records of a cannot_link pair.
forbidden as (
    select distinct left_identifiers.identifier_key
    from cannot_link
    inner join identifiers as left_identifiers
        on cannot_link.left_record_id = left_identifiers.source_record_id
    inner join identifiers as right_identifiers
        on
            cannot_link.right_record_id = right_identifiers.source_record_id
            and left_identifiers.identifier_key = right_identifiers.identifier_key
),

-- A person has a few numbers; people without a name who have one mailbox and many numbers are many.
phones_of_mailboxes as (
    select
        sightings.identifier_key,
        count(distinct phones.identifier_key) as phones
    from sightings
    inner join counted on sightings.identifier_key = counted.identifier_key
    inner join identifiers as phones
        on sightings.record_key = phones.record_key and phones.identifier_type = 'phone'
    where sightings.identifier_type = 'email' and counted.records > 2
    group by sightings.identifier_key
),

measured as (
    select
        counted.*,
        identifier_types.most_unlike_people,
        identifier_types.identifier_use,
        identifier_types.needs_anchor,
        identifier_types.most_names_per_value,
        identifier_types.most_names_if_name_scoped,
        identifier_types.most_records_per_value,
        greatest(
            least(counted.first_names, counted.last_names),
            case
                when counted.first_names <> 1 then coalesce(phones_of_mailboxes.phones, 0) else 0
            end
        ) as unlike_people,
        coalesce(anchored.has_anchor, false) as has_anchor,
        coalesce(anchored.is_of_several, false) as is_of_several,
        forbidden.identifier_key is not null as is_forbidden,
        abandoned.identifier_key is not null as is_seen_far_apart
    from counted
    inner join identifier_types on counted.identifier_type = identifier_types.identifier_type
    left join phones_of_mailboxes
        on counted.identifier_key = phones_of_mailboxes.identifier_key
    left join anchored on counted.identifier_key = anchored.identifier_key
    left join forbidden on counted.identifier_key = forbidden.identifier_key
    left join abandoned on counted.identifier_key = abandoned.identifier_key
),

with_reasons as (
    select
        identifier_type,
        identifier_key,
        records,
        first_names,
        last_names,
        unlike_people,
        has_several_birth_dates,
        is_of_several,
        is_seen_far_apart,
        case
            when needs_anchor and not has_anchor then 'nobody_logged_in'
            when first_names > most_names_if_name_scoped then 'too_many_people'
            when unlike_people > most_unlike_people then 'placeholder'
        end as refusal_reason,
        -- People order presents for each other, and Liz is Elizabeth. So a mailbox counts as shared
        -- when first and last name both differ, a phone when one of them differs.
        case
            when is_forbidden then 'cannot_link'
            when is_of_several and (identifier_use = 'narrow' or first_names <> 1)
                then 'several_anchors'
            when
                case
                    when identifier_use = 'narrow' then greatest(first_names, last_names)
                    else least(first_names, last_names)
                end > most_names_per_value
                then 'several_names'
            when has_several_birth_dates and first_names > 1 then 'several_birth_dates'
            when records > most_records_per_value then 'too_many_records'
            when is_seen_far_apart then 'seen_far_apart'
        end as narrowing_reason
    from measured
),

identifiers_shared as (
    select * from with_reasons
    where coalesce(refusal_reason, narrowing_reason) is not null
)

select * from identifiers_shared
