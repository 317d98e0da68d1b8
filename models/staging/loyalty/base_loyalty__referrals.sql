with
source as ({{ raw_rows('loyalty', 'referral') }}),

renamed as (
    select
        {{ clean_key('referral_id') }} as referral_id,
        upper({{ clean_key('referrer_member_number') }}) as referrer_loyalty_number,
        upper({{ clean_reference('referred_member_number') }}) as referred_loyalty_number,
        lower({{ clean_text('status') }}) as referral_status,
        {{ clean_timestamp('referred_at') }} as referred_at,
        {{ clean_timestamp('joined_at') }} as joined_at,
        {{ synced_at('exported_at') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        false as is_deleted,
        case
            {{ key_reason(['referral_id', 'referrer_loyalty_number']) }}
            when referrer_loyalty_number = referred_loyalty_number then 'refers_to_itself'
            {{ time_reason('referred_at') }}
        end as invalid_reason
    from renamed
),

referrals as ({{ accept_or_reject('validated', 'referral_id') }})

select * from referrals
