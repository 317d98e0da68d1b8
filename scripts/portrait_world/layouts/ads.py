"""The columns of advertising tools, in the order in which their connectors export them.

Meta (Facebook) ads, Google ads, LinkedIn ads and Facebook pages are exported by Fivetran's
connectors. Leads and the ads that brought them are exported by the Singer tap for Facebook.
"""

_STITCH = " _sdc_batched_at _sdc_received_at _sdc_sequence _sdc_table_version"

AD_LAYOUTS = {
    ("meta_lead_ads", "leads"): " id ad_id form_id created_time field_data" + _STITCH,
    ("meta_lead_ads", "ads"): (
        " id account_id campaign_id adset_id bid_type name effective_status created_time"
        " updated_time"
    )
    + _STITCH,
    ("meta_ads", "account_history"): (
        " id _fivetran_synced name account_status business_country_code created_time currency"
        " timezone_name timezone_offset_hours_utc business_state min_daily_budget"
    ),
    ("meta_ads", "campaign_history"): (
        " updated_time created_time account_id id name start_time stop_time status daily_budget"
        " lifetime_budget budget_remaining _fivetran_synced"
    ),
    ("meta_ads", "ad_history"): (
        " updated_time id name account_id ad_set_id campaign_id creative_id conversion_domain"
        " _fivetran_synced"
    ),
    ("meta_ads", "creative_history"): (
        " _fivetran_id _fivetran_synced id account_id name page_link template_page_link url_tags"
        " asset_feed_spec_link_urls object_story_link_data_child_attachments"
        " object_story_link_data_caption object_story_link_data_description"
        " object_story_link_data_link object_story_link_data_message"
        " template_app_link_spec_android template_app_link_spec_ios template_app_link_spec_ipad"
        " template_app_link_spec_iphone"
    ),
    ("meta_ads", "basic_ad"): (
        " ad_id ad_name adset_name date account_id impressions inline_link_clicks spend reach"
        " frequency _fivetran_synced"
    ),
    ("meta_ads", "basic_ad_actions"): (
        " _fivetran_id _fivetran_synced action_type ad_id date index value _7_d_click _1_d_view"
    ),
    ("meta_ads", "basic_ad_action_values"): (
        " _fivetran_id _fivetran_synced action_type ad_id date index value _7_d_click"
    ),
    ("google_ads", "account_history"): (
        " _fivetran_synced auto_tagging_enabled currency_code descriptive_name id time_zone"
        " updated_at _fivetran_active"
    ),
    ("google_ads", "campaign_history"): (
        " advertising_channel_subtype advertising_channel_type customer_id end_date id name"
        " serving_status start_date status tracking_url_template updated_at _fivetran_active"
        " _fivetran_synced"
    ),
    ("google_ads", "ad_group_history"): (
        " campaign_id campaign_name id name status type updated_at _fivetran_active"
        " _fivetran_synced"
    ),
    ("google_ads", "ad_history"): (
        " ad_group_id display_url final_urls id name status type updated_at _fivetran_active"
        " _fivetran_synced"
    ),
    ("google_ads", "ad_stats"): (
        " ad_group ad_group_id ad_id ad_network_type campaign_id clicks cost_micros customer_id"
        " date device impressions keyword_ad_group_criterion conversions conversions_value"
        " view_through_conversions _fivetran_synced"
    ),
    ("google_ads", "search_term_keyword_stats"): (
        " _fivetran_id _fivetran_synced ad_group_id campaign_id clicks conversions"
        " conversions_value cost_micros customer_id date impressions info_text"
        " keyword_ad_group_criterion search_term search_term_match_type status"
        " view_through_conversions"
    ),
    ("linkedin_ads", "account_history"): (
        " created_time currency id last_modified_time name status type version_tag _fivetran_synced"
    ),
    ("linkedin_ads", "campaign_history"): (
        " account_id audience_expansion_enabled campaign_group_id cost_type created_time"
        " creative_selection daily_budget_amount daily_budget_currency_code format id"
        " last_modified_time locale_country locale_language name objective_type"
        " offsite_delivery_enabled optimization_target_type run_schedule_end"
        " run_schedule_start status type unit_cost_amount unit_cost_currency_code version_tag"
        " _fivetran_synced"
    ),
    ("linkedin_ads", "creative_history"): (
        " campaign_id click_uri created_time created_at id last_modified_time last_modified_at"
        " intended_status status text_ad_landing_page spotlight_landing_page _fivetran_synced"
    ),
    ("linkedin_ads", "ad_analytics_by_creative"): (
        " clicks cost_in_local_currency cost_in_usd creative_id day impressions"
        " conversion_value_in_local_currency external_website_conversions one_click_leads"
        " _fivetran_synced"
    ),
    ("facebook_pages", "daily_page_metrics_total"): (
        " _fivetran_synced date page_actions_post_reactions_anger_total"
        " page_actions_post_reactions_haha_total page_actions_post_reactions_like_total"
        " page_actions_post_reactions_love_total page_actions_post_reactions_sorry_total"
        " page_actions_post_reactions_total page_actions_post_reactions_wow_total page_fan_adds"
        " page_fan_removes page_fans page_fans_online_per_day page_id page_impressions"
        " page_impressions_nonviral page_impressions_organic page_impressions_paid"
        " page_impressions_viral page_negative_feedback page_places_checkin_total"
        " page_post_engagements page_posts_impressions page_posts_impressions_nonviral"
        " page_posts_impressions_organic page_posts_impressions_paid page_posts_impressions_viral"
        " page_total_actions page_video_complete_views_30_s"
        " page_video_complete_views_30_s_autoplayed page_video_complete_views_30_s_click_to_play"
        " page_video_complete_views_30_s_organic page_video_complete_views_30_s_paid"
        " page_video_complete_views_30_s_repeat_views page_video_repeat_views"
        " page_video_view_time page_video_views page_video_views_10_s"
        " page_video_views_10_s_autoplayed page_video_views_10_s_click_to_play"
        " page_video_views_10_s_organic page_video_views_10_s_paid page_video_views_10_s_repeat"
        " page_video_views_autoplayed page_video_views_click_to_play page_video_views_organic"
        " page_video_views_paid page_views_total page_media_view"
    ),
    ("facebook_pages", "page"): (
        " _fivetran_deleted _fivetran_synced affiliation app_id artists_we_like attire"
        " awards band_interests band_members bio birthday booking_agent built can_checkin"
        " can_post category category_list checkins company_overview culinary_team"
        " current_location description directed_by display_subtext emails fan_count"
        " features food_styles founded general_info general_manager genre"
        " global_brand_page_name has_added_app has_transitioned_to_new_page_experience"
        " has_whatsapp_number hometown id impressum influences is_always_open is_chain"
        " is_community_page is_eligible_for_branded_content"
        " is_messenger_bot_get_started_enabled is_messenger_platform_bot is_owned"
        " is_permanently_closed is_published is_unclaimed members mission mpg name network"
        " new_like_count overall_star_rating personal_info personal_interests"
        " pharma_safety_info phone place_type plot_outline press_contact price_range"
        " produced_by products promotion_eligible promotion_ineligible_reason"
        " public_transit rating_count record_label release_date schedule screenplay_by"
        " season single_line_address starring store_number studio talking_about_count"
        " username website were_here_count whatsapp_number written_by"
    ),
}
