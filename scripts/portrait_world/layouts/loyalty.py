"""The columns of the loyalty export, a layout of our own for programmes without a connector.

What each column holds is written in `models/staging/loyalty/_loyalty__sources.yml`.
"""

LOYALTY = {
    ("loyalty", "member"): (
        " member_number merged_into_member_number status tier email phone first_name"
        " last_name birth_date gender occupation street city region postal_code country language"
        " email_opt_in sms_opt_in opt_in_changed_at enrolled_at enrolled_through"
        " enrolled_store_id updated_at is_erased exported_at"
    ),
    ("loyalty", "points_transaction"): (
        " transaction_id member_number kind points balance_after order_reference store_id"
        " reason occurred_at exported_at"
    ),
    ("loyalty", "referral"): (
        " referral_id referrer_member_number referred_member_number referred_email status"
        " referred_at joined_at exported_at"
    ),
}
"""(channel, table) to its columns."""
