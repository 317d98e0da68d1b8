with
source as ({{ raw_rows('hubspot', 'contact_merge_audit') }}),

renamed as (
    select
        {{ clean_text('canonical_vid') }} as surviving_contact_id,
        {{ clean_text('vid_to_merge') }} as merged_contact_id,
        {{ clean_timestamp('timestamp') }} as merged_at,
        {{ synced_at() }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        surviving_contact_id || '<' || merged_contact_id as contact_merge_id,
        false as is_deleted,
        case
            when surviving_contact_id is null or merged_contact_id is null then 'missing_key'
            {{ time_reason('merged_at') }}
        end as invalid_reason
    from renamed
),

contact_merges as ({{ accept_or_reject('validated', 'contact_merge_id') }})

select * from contact_merges
