with
source as ({{ raw_rows('mailchimp', 'unsubscribe') }}),

renamed as (
    select
        {{ clean_reference('campaign_id') }} as campaign_id,
        {{ clean_key('list_id') }} as list_id,
        {{ clean_key('member_id') }} as member_id,
        {{ clean_statement('reason') }} as unsubscribe_reason,
        {{ clean_timestamp('timestamp') }} as occurred_at,
        {{ synced_at() }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        false as is_deleted,
        'mailchimp:member:' || member_id as source_record_id,
        list_id || ':' || member_id || coalesce(':' || campaign_id, '') as unsubscribe_id,
        case
            {{ key_reason('list_id', needed=['member_id']) }}
            when member_id is null then 'nobody_to_attribute'
            {{ time_reason('occurred_at') }}
        end as invalid_reason
    from renamed
),

unsubscribes as ({{ accept_or_reject('validated', 'unsubscribe_id') }})

select * from unsubscribes
