"""The campaigns and ads of Meta, Google and LinkedIn.

The links carry the source and medium that GA4 records for the visits of an ad.
"""

from dataclasses import dataclass

from portrait_world.people.personas import CATEGORIES, TRAFFIC

SHOP = "https://shop.example"
SALE = len(CATEGORIES)
"""Row of the ad without a category: the sale on Meta, the brand on Google."""
CONSUMER_FORM, BUSINESS_FORM = 0, 1
FORM_IDS = ("884100200300401", "884100200300402")
META_PAGE_ID = "104455667788990"


@dataclass(frozen=True)
class Ad:
    """An ad: its campaign (row), name, theme, text and link."""

    campaign: int
    name: str
    theme: str
    text: str
    link: str


@dataclass(frozen=True)
class Platform:
    """An advertising tool: the account, its campaigns and ads; ids are a base plus the row."""

    account_id: str
    currency: str
    traffic: int
    campaign_base: int
    ad_base: int
    campaigns: tuple[str, ...]
    ads: tuple[Ad, ...]

    @property
    def campaign_ids(self) -> list[str]:
        """Ids of the campaigns."""
        return [str(self.campaign_base + row) for row in range(len(self.campaigns))]

    @property
    def ad_ids(self) -> list[str]:
        """Ids of the ads."""
        return [str(self.ad_base + row) for row in range(len(self.ads))]


def _link(traffic: int, path: str, campaign: str, content: str) -> str:
    source, medium = TRAFFIC[traffic]
    place = f"utm_source={source}&utm_medium={medium}&utm_campaign={campaign}"
    return f"{SHOP}/{path}?{place}&utm_content={content}"


_META, _GOOGLE, _LINKEDIN = 3, 2, 7
_PROMISES = {
    "fashion": "Made to be worn for years, not weeks",
    "beauty": 'Five minutes, "no" effort, your face',
    "home": "Rooms that feel like yours",
    "electronics": "The upgrade you keep putting off",
    "outdoor": "Out by six, home by dark",
    "kids": "Built for the third child",
    "office": "Desks people stay at, delivered free",
}
META = Platform(
    account_id="1700252260000001",
    currency="USD",
    traffic=_META,
    campaign_base=23850000000100,
    ad_base=23850000000900,
    campaigns=("New arrivals", "Sale", "Lead forms"),
    ads=(
        *(
            Ad(
                0,
                f"{category.capitalize()} | video",
                f"{category.capitalize()} new arrivals",
                _PROMISES[category],
                _link(_META, f"collections/{category}", "new_arrivals", category),
            )
            for category in CATEGORIES
        ),
        Ad(
            1,
            "Sale | carousel",
            "Sale: up to 30% discount",
            "Up to 30% off, this week only",
            _link(_META, "sale", "sale", "sale"),
        ),
        Ad(2, "Catalogue form", "Catalogue", "Get the new catalogue, free", SHOP),
        Ad(2, "Business form", "Business accounts", "Ask for a quote in a minute", SHOP),
    ),
)
LEAD_ADS = (SALE + 1, SALE + 2)
"""Rows of META's ads that open a lead form, in the order of the forms."""
GOOGLE = Platform(
    account_id="2121450128",
    currency="USD",
    traffic=_GOOGLE,
    campaign_base=10059986000,
    ad_base=514818860000,
    campaigns=("Search | categories", "Search | brand"),
    ads=(
        *(
            Ad(
                0,
                "",
                f"{category.capitalize()} generic",
                "",
                _link(_GOOGLE, f"collections/{category}", "search_categories", category),
            )
            for category in CATEGORIES
        ),
        Ad(1, "", "Brand terms", "", _link(_GOOGLE, "", "search_brand", "brand")),
    ),
)
GOOGLE_AD_GROUP_BASE = 23289504000
LINKEDIN = Platform(
    account_id="507515057",
    currency="EUR",
    traffic=_LINKEDIN,
    campaign_base=148633800,
    ad_base=125339900,
    campaigns=("Business accounts DACH", "Business accounts UK"),
    # Both campaigns advertise free delivery: one content, two ads.
    ads=tuple(
        Ad(row % 2, "", theme, "", _link(_LINKEDIN, "business", "business_accounts", theme))
        for row, theme in enumerate(
            ("desk-chairs", "team-supplies", "free-delivery", "free-delivery")
        )
    ),
)
