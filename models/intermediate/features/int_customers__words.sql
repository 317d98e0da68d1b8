with
demographics as (select * from {{ ref('int_customers__demographics') }}),

category_interests as (
    select * from {{ ref('int_customers__category_interests') }}
    where category_rank = 1
),

favorites as (select * from {{ ref('int_customers__favorites') }}),

contacts as (select * from {{ ref('int_account_contacts__found') }}),

companies as (select * from {{ ref('int_accounts__golden_records') }}),

words as (
    select
        demographics.customer_id,
        demographics.region,
        demographics.city,
        demographics.city_tier,
        demographics.gender,
        demographics.age_band,
        demographics.language,
        demographics.education,
        demographics.occupation,
        demographics.job_title,
        demographics.income_band,
        demographics.marital_status,
        companies.industry,
        category_interests.category as favorite_category,
        favorites.favorite_brand,
        favorites.favorite_sales_channel,
        favorites.main_device,
        coalesce(demographics.country_name, demographics.country_code) as country
    from demographics
    left join category_interests on demographics.customer_id = category_interests.customer_id
    left join favorites on demographics.customer_id = favorites.customer_id
    left join contacts on demographics.customer_id = contacts.customer_id
    left join companies on contacts.account_id = companies.account_id
)

select * from words
