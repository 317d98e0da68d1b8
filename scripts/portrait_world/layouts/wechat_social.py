"""The columns of the WeCom, WeChat official account and social tables.

WeCom and WeChat: the answers or messages of their APIs, one row per object, followed by the columns
that the program which reads them adds (company or account, followed user, time of reading). The
social tables are Portrait's own, described in models/staging/social.
"""

WECHAT_SOCIAL_LAYOUTS = {
    ("wecom", "external_contact"): (
        "external_userid name type gender unionid corp_name position corp_id is_deleted exported_at"
    ),
    ("wecom", "follow_user"): (
        "userid remark description createtime tag_id remark_corp_name remark_mobiles add_way"
        " oper_userid state external_userid corp_id deleted_at deleted_by is_deleted exported_at"
    ),
    ("wecom", "corp_tag"): (
        "tag_id tag_name group_id group_name create_time deleted corp_id exported_at"
    ),
    ("wechat_official_account", "user_info"): (
        "openid unionid subscribe subscribe_time subscribe_scene qr_scene qr_scene_str tagid_list"
        " groupid remark language appid exported_at"
    ),
    ("wechat_official_account", "tag"): "id name count appid is_deleted exported_at",
    ("wechat_official_account", "message"): (
        "to_user_name from_user_name create_time msg_type content msg_id event event_key appid"
        " exported_at"
    ),
    ("social", "profile"): (
        "network user_id handle display_name followers_count email country city language"
        " is_own_account first_seen_at updated_at is_deleted exported_at"
    ),
    ("social", "post"): (
        "network post_id author_user_id text language topic content_format url published_at"
        " is_deleted exported_at"
    ),
    ("social", "interaction"): (
        "interaction_id network user_id post_id interaction_kind topic occurred_at is_deleted"
        " exported_at"
    ),
    ("social", "comment"): (
        "network comment_id post_id user_id reply_to_comment_id text language commented_at"
        " is_deleted exported_at"
    ),
    ("social", "direct_message"): (
        "network message_id user_id direction text language sent_at is_deleted exported_at"
    ),
    ("social", "follow"): (
        "network follower_user_id followed_user_id followed_at ended_at exported_at"
    ),
}
"""(channel, table) to its columns, separated by blanks."""
