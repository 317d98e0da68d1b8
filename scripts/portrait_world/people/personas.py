"""The six hidden persona types: every effect of a type is a number in its row."""

from dataclasses import dataclass

CATEGORIES = ("fashion", "beauty", "home", "electronics", "outdoor", "kids", "office")
TRAFFIC = (
    ("(direct)", "(none)"),
    ("google", "organic"),
    ("google", "cpc"),
    ("instagram", "paid_social"),
    ("tiktok", "paid_social"),
    ("dealfinder", "affiliate"),
    ("klaviyo", "email"),
    ("linkedin", "social"),
)


@dataclass(frozen=True)
class PersonaType:
    """The effects of one hidden type. Shares are 0 to 1, rates are per year."""

    name: str
    share: float
    categories: tuple[float, ...]
    price_tiers: tuple[float, ...]
    discount_share: float
    discount_depth: float
    units_per_line: float
    products_per_order: float
    orders_per_year: float
    sessions_per_year: float
    return_rate: float
    peak_hours: tuple[tuple[float, float, float], ...]
    weekend_share: float
    desktop_share: float
    app_share: float
    pos_share: float
    traffic: tuple[float, ...]
    open_rate: float
    theme_lift: float
    discount_lift: float
    sms_click_rate: float
    search_rate: float


PERSONA_TYPES: tuple[PersonaType, ...] = (
    PersonaType(
        name="bargain_hunter",
        share=0.20,
        categories=(0.34, 0.20, 0.28, 0.05, 0.04, 0.08, 0.01),
        price_tiers=(0.68, 0.25, 0.06, 0.01),
        discount_share=0.86,
        discount_depth=0.32,
        units_per_line=1.5,
        products_per_order=2.60,
        orders_per_year=4.6,
        sessions_per_year=6.4,
        return_rate=0.05,
        peak_hours=((20.0, 2.0, 0.7), (12.5, 1.5, 0.3)),
        weekend_share=0.28,
        desktop_share=0.30,
        app_share=0.15,
        pos_share=0.04,
        traffic=(0.10, 0.14, 0.10, 0.05, 0.03, 0.38, 0.20, 0.00),
        open_rate=0.30,
        theme_lift=1.1,
        discount_lift=2.2,
        sms_click_rate=0.22,
        search_rate=0.20,
    ),
    PersonaType(
        name="trend_follower",
        share=0.18,
        categories=(0.54, 0.36, 0.04, 0.02, 0.02, 0.01, 0.01),
        price_tiers=(0.12, 0.50, 0.32, 0.06),
        discount_share=0.18,
        discount_depth=0.15,
        units_per_line=1.1,
        products_per_order=2.10,
        orders_per_year=5.6,
        sessions_per_year=7.4,
        return_rate=0.28,
        peak_hours=((22.0, 1.6, 0.85), (13.0, 2.0, 0.15)),
        weekend_share=0.40,
        desktop_share=0.05,
        app_share=0.88,
        pos_share=0.03,
        traffic=(0.10, 0.05, 0.03, 0.42, 0.30, 0.02, 0.08, 0.00),
        open_rate=0.22,
        theme_lift=1.9,
        discount_lift=1.0,
        sms_click_rate=0.18,
        search_rate=0.08,
    ),
    PersonaType(
        name="quality_seeker",
        share=0.15,
        categories=(0.22, 0.12, 0.40, 0.06, 0.18, 0.01, 0.01),
        price_tiers=(0.01, 0.06, 0.33, 0.60),
        discount_share=0.05,
        discount_depth=0.10,
        units_per_line=1.1,
        products_per_order=1.80,
        orders_per_year=3.0,
        sessions_per_year=5.1,
        return_rate=0.03,
        peak_hours=((11.0, 2.0, 0.7), (16.0, 2.0, 0.3)),
        weekend_share=0.50,
        desktop_share=0.60,
        app_share=0.05,
        pos_share=0.55,
        traffic=(0.42, 0.30, 0.06, 0.06, 0.00, 0.00, 0.16, 0.00),
        open_rate=0.38,
        theme_lift=1.6,
        discount_lift=0.5,
        sms_click_rate=0.04,
        search_rate=0.15,
    ),
    PersonaType(
        name="family_provider",
        share=0.20,
        categories=(0.08, 0.04, 0.25, 0.03, 0.06, 0.53, 0.01),
        price_tiers=(0.30, 0.55, 0.13, 0.02),
        discount_share=0.32,
        discount_depth=0.18,
        units_per_line=2.2,
        products_per_order=3.60,
        orders_per_year=4.4,
        sessions_per_year=5.3,
        return_rate=0.05,
        peak_hours=((9.5, 1.6, 0.6), (14.0, 1.6, 0.4)),
        weekend_share=0.60,
        desktop_share=0.25,
        app_share=0.12,
        pos_share=0.12,
        traffic=(0.25, 0.25, 0.12, 0.12, 0.00, 0.06, 0.20, 0.00),
        open_rate=0.34,
        theme_lift=1.8,
        discount_lift=1.2,
        sms_click_rate=0.10,
        search_rate=0.15,
    ),
    PersonaType(
        name="tech_enthusiast",
        share=0.15,
        categories=(0.04, 0.01, 0.07, 0.66, 0.14, 0.01, 0.07),
        price_tiers=(0.06, 0.22, 0.42, 0.30),
        discount_share=0.18,
        discount_depth=0.12,
        units_per_line=1.1,
        products_per_order=1.80,
        orders_per_year=3.6,
        sessions_per_year=7.4,
        return_rate=0.07,
        peak_hours=((22.5, 2.0, 0.75), (1.0, 1.2, 0.25)),
        weekend_share=0.34,
        desktop_share=0.80,
        app_share=0.08,
        pos_share=0.03,
        traffic=(0.24, 0.46, 0.16, 0.01, 0.01, 0.05, 0.07, 0.00),
        open_rate=0.20,
        theme_lift=2.0,
        discount_lift=0.9,
        sms_click_rate=0.05,
        search_rate=0.50,
    ),
    PersonaType(
        name="workplace_buyer",
        share=0.12,
        categories=(0.02, 0.01, 0.10, 0.25, 0.01, 0.01, 0.60),
        price_tiers=(0.12, 0.38, 0.36, 0.14),
        discount_share=0.20,
        discount_depth=0.10,
        units_per_line=5.0,
        products_per_order=2.80,
        orders_per_year=4.8,
        sessions_per_year=5.3,
        return_rate=0.03,
        peak_hours=((10.5, 1.8, 0.6), (15.0, 1.6, 0.4)),
        weekend_share=0.05,
        desktop_share=0.92,
        app_share=0.02,
        pos_share=0.02,
        traffic=(0.36, 0.24, 0.16, 0.00, 0.00, 0.00, 0.10, 0.14),
        open_rate=0.26,
        theme_lift=1.6,
        discount_lift=0.8,
        sms_click_rate=0.02,
        search_rate=0.35,
    ),
)
