with
answers as ({{ union_channels('consents') }})

select * from answers
where answer is not null
