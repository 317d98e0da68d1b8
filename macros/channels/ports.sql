{#
    The ports: the columns that a channel may hand over, with their types.

    This is the only definition of a port: union_channels() reads it. A channel that offers a port writes the
    columns that it has, under these names; the union fills the others with nulls.
#}
{% macro port_columns(port) -%}
    {%- set ports = {
        'profiles': {
            'source_record_id': 'string', 'observed_at': 'timestamp', 'created_at': 'timestamp',
            'is_verified': 'boolean', 'first_name': 'string', 'last_name': 'string',
            'birth_date': 'date', 'gender': 'string', 'country': 'string', 'region': 'string',
            'city': 'string', 'postal_code': 'string', 'language': 'string',
            'education': 'string', 'occupation': 'string', 'annual_income': 'decimal(18,2)',
            'marital_status': 'string', 'children_count': 'integer',
            'company_name': 'string', 'job_title': 'string', 'account_record_id': 'string',
        },
        'identifiers': {
            'source_record_id': 'string', 'identifier_type': 'string',
            'identifier_value': 'string', 'country': 'string',
            'first_seen_at': 'timestamp', 'last_seen_at': 'timestamp',
        },
        'activities': {
            'activity_id': 'string', 'occurred_at': 'timestamp', 'source_record_id': 'string',
            'activity': 'string', 'is_outbound': 'boolean', 'session_id': 'string',
            'revenue_impact': 'decimal(18,2)', 'currency': 'string', 'campaign_id': 'string',
            'content_format': 'string', 'device': 'string', 'category': 'string',
            'traffic_source': 'string', 'link': 'string', 'feature_json': 'string',
            'loaded_at': 'timestamp',
        },
        'orders': {
            'order_id': 'string', 'source_record_id': 'string', 'placed_at': 'timestamp',
            'state': 'string', 'payment_state': 'string', 'is_cancelled': 'boolean',
            'total': 'decimal(18,2)', 'goods': 'decimal(18,2)', 'discount': 'decimal(18,2)',
            'tax': 'decimal(18,2)', 'shipping': 'decimal(18,2)', 'refunded': 'decimal(18,2)',
            'currency': 'string', 'sales_channel': 'string', 'store_id': 'string',
            'unreadable_lines': 'bigint', 'loaded_at': 'timestamp',
        },
        'order_lines': {
            'order_line_id': 'string', 'order_id': 'string', 'line_number': 'integer',
            'source_record_id': 'string', 'ordered_at': 'timestamp', 'line_kind': 'string',
            'is_cancelled': 'boolean', 'product_id': 'string', 'product_name': 'string',
            'category': 'string', 'brand': 'string', 'quantity': 'integer',
            'list_price': 'decimal(18,2)', 'paid_amount': 'decimal(18,2)',
            'discount_amount': 'decimal(18,2)', 'currency': 'string',
            'sales_channel': 'string', 'store_id': 'string', 'loaded_at': 'timestamp',
        },
        'statements': {
            'statement_id': 'string', 'source_record_id': 'string', 'said_at': 'timestamp',
            'statement_kind': 'string', 'question_id': 'string', 'answer': 'string',
            'score': 'double', 'statement_text': 'string', 'language': 'string',
            'loaded_at': 'timestamp',
        },
        'consents': {
            'source_record_id': 'string', 'purpose': 'string', 'contact_channel': 'string',
            'legal_basis': 'string', 'question': 'string', 'answer': 'string',
            'granted_at': 'timestamp', 'withdrawn_at': 'timestamp',
            'earliest_at': 'timestamp', 'latest_at': 'timestamp', 'has_unusable_time': 'boolean',
        },
        'relationships': {
            'from_record_id': 'string', 'to_record_id': 'string',
            'relationship_kind': 'string', 'observed_at': 'timestamp',
        },
        'accounts': {
            'account_record_id': 'string', 'account_name': 'string', 'domain': 'string',
            'industry': 'string', 'employee_count': 'integer',
            'annual_revenue': 'decimal(18,2)', 'country': 'string', 'region': 'string',
            'city': 'string', 'technographics': 'string', 'observed_at': 'timestamp',
        },
        'ad_performance': {
            'ad_performance_id': 'string', 'report_level': 'string', 'performed_on': 'date',
            'campaign_id': 'string', 'campaign_name': 'string', 'ad_id': 'string',
            'ad_name': 'string', 'creative_theme': 'string', 'creative_text': 'string',
            'landing_page': 'string', 'search_term': 'string', 'impressions': 'bigint',
            'clicks': 'bigint', 'spend': 'decimal(18,6)', 'currency': 'string',
            'conversions': 'decimal(18,2)', 'conversion_value': 'decimal(18,2)',
            'loaded_at': 'timestamp',
        },
        'page_metrics': {
            'page_metric_id': 'string', 'measured_on': 'date', 'page_id': 'string',
            'page_name': 'string', 'metric': 'string', 'metric_value': 'double',
            'loaded_at': 'timestamp',
        },
    } -%}
    {{ return(ports[port]) }}
{%- endmacro %}

{# The columns that a row of a port needs to be of any use: every channel that offers the port writes them. #}
{% macro port_keys(port) -%}
    {%- set keys = {
        'profiles': ['source_record_id', 'observed_at'],
        'identifiers': [
            'source_record_id', 'identifier_type', 'identifier_value', 'first_seen_at', 'last_seen_at'
        ],
        'activities': [
            'activity_id', 'occurred_at', 'source_record_id', 'activity', 'is_outbound', 'loaded_at'
        ],
        'orders': [
            'order_id', 'source_record_id', 'placed_at', 'is_cancelled', 'total', 'currency',
            'loaded_at'
        ],
        'order_lines': [
            'order_line_id', 'order_id', 'line_number', 'source_record_id', 'ordered_at', 'line_kind',
            'is_cancelled', 'product_id', 'quantity', 'paid_amount', 'currency', 'loaded_at'
        ],
        'statements': ['statement_id', 'source_record_id', 'said_at', 'statement_kind', 'loaded_at'],
        'consents': [
            'source_record_id', 'purpose', 'contact_channel', 'question', 'answer',
            'granted_at', 'withdrawn_at', 'earliest_at', 'latest_at'
        ],
        'relationships': ['from_record_id', 'to_record_id', 'relationship_kind', 'observed_at'],
        'accounts': ['account_record_id', 'account_name', 'observed_at'],
        'ad_performance': [
            'ad_performance_id', 'report_level', 'performed_on', 'impressions', 'clicks', 'spend',
            'currency', 'loaded_at'
        ],
        'page_metrics': [
            'page_metric_id', 'measured_on', 'page_id', 'metric', 'metric_value', 'loaded_at'
        ],
    } -%}
    {{ return(keys[port]) }}
{%- endmacro %}

{# The channels that are switched on: var('channels') is a list, or a text with commas. #}
{% macro switched_on_channels() -%}
    {%- set written = var('channels') -%}
    {%- set channels = written.split(',') if written is string else written -%}
    {%- for channel in channels -%}
        {%- set forgotten = [] -%}
        {%- for name in ['channel_ports', 'raw_tables'] if channel not in var(name) -%}
            {%- do forgotten.append('vars.' ~ name) -%}
        {%- endfor -%}
        {%- if forgotten -%}
            {%- do exceptions.raise_compiler_error(
                channel ~ ' is switched on and has no line under ' ~ forgotten | join(' and ') ~ ' in dbt_project.yml'
            ) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(channels) }}
{%- endmacro %}

{# The channels that are switched on and offer a port. #}
{% macro channels_with(port) -%}
    {%- set offering = [] -%}
    {%- for channel in switched_on_channels() if port in var('channel_ports')[channel] -%}
        {%- do offering.append(channel) -%}
    {%- endfor -%}
    {{ return(offering) }}
{%- endmacro %}
