"""The columns of every table, in the order in which the tools' connectors export them.

Layouts of the Fivetran connectors for Shopify, GA4 (BigQuery export), HubSpot and Klaviyo, and
the custom properties a company adds to its HubSpot contacts and companies and Klaviyo persons.
"""

from portrait_world.layouts.ads import AD_LAYOUTS
from portrait_world.layouts.loyalty import LOYALTY
from portrait_world.layouts.mailchimp import MAILCHIMP
from portrait_world.layouts.salesforce import SALESFORCE
from portrait_world.layouts.square import SQUARE
from portrait_world.layouts.voices import VOICE_LAYOUTS
from portrait_world.layouts.wechat_social import WECHAT_SOCIAL_LAYOUTS
from portrait_world.layouts.zendesk import ZENDESK

LOAD_COLUMNS = ("_file", "_line", "_loaded_at", "_batch_id")

_LAYOUTS = {
    ("shopify", "customer"): (
        " _fivetran_synced accepts_marketing created_at default_address_id email first_name id"
        " last_name orders_count phone state tax_exempt total_spent updated_at verified_email"
        " email_marketing_consent_consent_updated_at email_marketing_consent_opt_in_level"
        " email_marketing_consent_state note accepts_marketing_updated_at"
        " marketing_opt_in_level currency"
    ),
    ("shopify", "order"): (
        " id processed_at updated_at user_id total_discounts total_discounts_set"
        " total_line_items_price total_line_items_price_set total_price total_price_set"
        " total_tax_set total_tax source_name subtotal_price taxes_included total_weight"
        " total_tip_received landing_site_base_url location_id name note number order_number"
        " cancel_reason cancelled_at cart_token checkout_token closed_at created_at currency"
        " customer_id email financial_status fulfillment_status referring_site"
        " billing_address_address_1 billing_address_address_2 billing_address_city"
        " billing_address_company billing_address_country billing_address_country_code"
        " billing_address_first_name billing_address_last_name billing_address_latitude"
        " billing_address_longitude billing_address_name billing_address_phone"
        " billing_address_province billing_address_province_code billing_address_zip"
        " browser_ip buyer_accepts_marketing total_shipping_price_set"
        " shipping_address_address_1 shipping_address_address_2 shipping_address_city"
        " shipping_address_company shipping_address_country shipping_address_country_code"
        " shipping_address_first_name shipping_address_last_name shipping_address_latitude"
        " shipping_address_longitude shipping_address_name shipping_address_phone"
        " shipping_address_province shipping_address_province_code shipping_address_zip test"
        " token _fivetran_synced _fivetran_deleted app_id checkout_id"
        " client_details_user_agent customer_locale order_status_url presentment_currency"
        " confirmed"
    ),
    ("shopify", "order_line"): (
        " _fivetran_synced fulfillable_quantity fulfillment_status gift_card grams id index"
        " name order_id pre_tax_price pre_tax_price_set price price_set product_id quantity"
        " requires_shipping sku taxable tax_code title total_discount total_discount_set"
        " variant_id variant_title variant_inventory_management vendor properties"
    ),
    ("shopify", "refund"): (
        " _fivetran_synced created_at id note order_id processed_at restock total_duties_set"
        " user_id"
    ),
    ("shopify", "discount_allocation"): (
        " _fivetran_synced amount amount_set_presentment_money_amount"
        " amount_set_presentment_money_currency_code amount_set_shop_money_amount"
        " amount_set_shop_money_currency_code discount_application_index index order_line_id"
    ),
    ("shopify", "order_adjustment"): (
        " id order_id refund_id amount amount_set tax_amount tax_amount_set kind reason"
        " _fivetran_synced"
    ),
    ("shopify", "order_line_refund"): (
        " _fivetran_synced id location_id order_line_id subtotal subtotal_set total_tax"
        " total_tax_set quantity refund_id restock_type"
    ),
    ("shopify", "abandoned_checkout"): (
        " _fivetran_deleted _fivetran_synced abandoned_checkout_url billing_address_address_1"
        " billing_address_address_2 billing_address_city billing_address_company"
        " billing_address_country billing_address_country_code billing_address_first_name"
        " billing_address_last_name billing_address_latitude billing_address_longitude"
        " billing_address_name billing_address_phone billing_address_province"
        " billing_address_province_code billing_address_zip buyer_accepts_marketing cart_token"
        " closed_at created_at currency customer_id customer_locale device_id email gateway id"
        " landing_site_base_url location_id name note phone presentment_currency"
        " referring_site shipping_address_address_1 shipping_address_address_2"
        " shipping_address_city shipping_address_company shipping_address_country"
        " shipping_address_country_code shipping_address_first_name shipping_address_last_name"
        " shipping_address_latitude shipping_address_longitude shipping_address_name"
        " shipping_address_phone shipping_address_province shipping_address_province_code"
        " shipping_address_zip source_name subtotal_price taxes_included token total_discounts"
        " total_duties total_line_items_price total_price total_tax total_weight updated_at"
        " user_id"
    ),
    ("shopify", "product"): (
        " _fivetran_deleted _fivetran_synced created_at handle id product_type published_at"
        " published_scope title updated_at vendor status"
    ),
    ("ga4", "event"): (
        " _fivetran_id _fivetran_synced bundle_sequence_id batch_event_index date"
        " device_category geo_city geo_country geo_region name platform timestamp"
        " traffic_source_name traffic_source_medium traffic_source_source"
        " collected_traffic_source_manual_medium collected_traffic_source_manual_source"
        " user_first_touch_timestamp user_id user_pseudo_id value_in_usd"
        " ecommerce_purchase_revenue_in_usd ecommerce_refund_value_in_usd"
        " ecommerce_purchase_revenue ecommerce_refund_value ecommerce_total_item_quantity"
        " ecommerce_transaction_id event_dimensions_hostname param_video_duration"
        " param_percent_scrolled param_campaign param_gclid param_medium param_source"
        " param_ga_session_id param_ga_session_number param_engagement_time_msec"
        " param_engaged_session_event param_session_engaged stream_id is_intraday"
        " param_page_location param_search_term param_page_referrer device_language"
    ),
    ("hubspot", "contact"): (
        " _fivetran_deleted _fivetran_synced id property_hs_merged_object_ids property_email"
        " property_company property_firstname property_lastname property_createdate"
        " property_jobtitle property_annualrevenue property_phone property_mobilephone"
        " property_hs_additional_emails"
        " property_city property_state property_zip property_country property_date_of_birth"
        " property_gender property_marital_status property_degree property_hs_language"
        " property_household_income property_number_of_children property_lifecyclestage"
        " property_associatedcompanyid property_lastmodifieddate"
    ),
    ("hubspot", "company"): (
        " _fivetran_synced _fivetran_deleted id is_deleted property_name property_description"
        " property_createdate property_industry property_address property_address_2"
        " property_city property_state property_country property_annualrevenue property_domain"
        " property_numberofemployees property_hs_lastmodifieddate property_web_technologies"
    ),
    ("hubspot", "deal"): (
        " _fivetran_synced _fivetran_deleted deal_id deal_pipeline_id deal_pipeline_stage_id"
        " is_deleted owner_id portal_id property_dealname property_description property_amount"
        " property_closedate property_createdate"
    ),
    ("hubspot", "deal_company"): (" _fivetran_synced deal_id company_id type_id category"),
    ("hubspot", "deal_contact"): (" _fivetran_synced deal_id contact_id type_id category"),
    ("hubspot", "deal_pipeline_stage"): (
        " _fivetran_deleted _fivetran_synced active closed_won is_closed display_order label"
        " pipeline_id probability stage_id created_at updated_at"
    ),
    ("hubspot", "contact_merge_audit"): (
        " _fivetran_synced canonical_vid contact_id entity_id first_name last_name"
        " num_properties_moved timestamp user_id vid_to_merge"
    ),
    ("klaviyo", "person"): (
        " _fivetran_deleted _fivetran_synced address_1 address_2 city country created email"
        " first_name id last_name latitude longitude organization phone_number region timezone"
        " title updated zip last_event_date custom_birthday custom_gender custom_consent"
        " custom_consent_timestamp custom_sms_consent custom_source"
    ),
    ("klaviyo", "campaign"): (
        " _fivetran_deleted _fivetran_synced campaign_type created email_template_id"
        " from_email from_name id name send_time sent_at status status_id status_label subject"
        " updated archived scheduled"
    ),
    ("klaviyo", "flow"): (
        " _fivetran_deleted _fivetran_synced created id name status updated archived trigger_type"
    ),
    ("klaviyo", "metric"): (
        " _fivetran_deleted _fivetran_synced created id integration_id integration_category"
        " integration_name name updated"
    ),
    ("klaviyo", "event"): (
        " _fivetran_deleted _fivetran_synced _variation campaign_id datetime flow_id"
        " flow_message_id id metric_id person_id timestamp type uuid property_attribution"
        " property_value propertyAttribution propertyValue"
    ),
}
_TABLES = (
    *(_LAYOUTS, SQUARE, SALESFORCE, LOYALTY, MAILCHIMP, ZENDESK),
    *(WECHAT_SOCIAL_LAYOUTS, VOICE_LAYOUTS, AD_LAYOUTS),
)
LAYOUTS: dict[tuple[str, str], tuple[str, ...]] = {
    table: tuple(columns.split()) for layouts in _TABLES for table, columns in layouts.items()
}
"""(channel, table) to its columns."""
