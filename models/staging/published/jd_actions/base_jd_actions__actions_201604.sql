with
source as ({{ raw_rows('jd_actions', 'jdata_action_201604') }}),

actions as (
    {{ validate_jd_actions('source') }}
)

select * from actions
