with
latest_timestamps as (
    {{ latest_timestamps() }}
)

select * from latest_timestamps
