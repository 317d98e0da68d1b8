"""The products of the shop: 224 products, eight in each category and price tier."""

from functools import cache

import numpy as np

from portrait_world.arrays import Ints
from portrait_world.people.personas import CATEGORIES

TIERS = 4
PRODUCTS_PER_SHELF = 8
PRODUCT_BASE = 7_300_000_000_000
_TYPICAL_CENTS = (4_500, 2_200, 5_500, 18_000, 8_000, 2_800, 3_500)
_TIER_FACTORS = (0.45, 1.0, 2.1, 4.4)
_ADJECTIVES = (
    ("Basic", "Simple", "Everyday", "Value", "Classic", "Plain", "Compact", "Light"),
    ("Modern", "Urban", "Fresh", "Smart", "Bright", "Active", "Soft", "Daily"),
    ("Studio", "Signature", "Select", "Heritage", "Pro", "Design", "Premium", "Nordic"),
    ("Atelier", "Reserve", "Master", "Handmade", "Limited", "Grand", "Noble", "Elite"),
)
_NOUNS = {
    "fashion": ("T-Shirt", "Jeans", "Dress", "Jacket", "Sneakers", "Scarf", "Hoodie", "Skirt"),
    "beauty": ("Serum", "Lipstick", "Shampoo", "Mascara", "Face Cream", "Perfume", "Mask", "Soap"),
    "home": ("Lamp", "Blanket", "Cushion", "Vase", "Pan", "Mug Set", "Rug", "Shelf"),
    "electronics": (
        *("Headphones", "Keyboard", "Speaker", "Tablet", "Camera", "Charger", "Monitor", "Watch"),
    ),
    "outdoor": ("Tent", "Backpack", "Boots", "Bottle", "Bike Light", "Jacket", "Stove", "Mat"),
    "kids": ("Puzzle", "Romper", "Building Set", "Doll", "School Bag", "Crayons", "Scooter", "Bib"),
    "office": (
        "Paper Pack",
        "Desk Chair",
        "Binder",
        "Pens",
        "Stapler",
        "Desk",
        "Notebook",
        "Toner",
    ),
}
_BRANDS = ("Basiqo", "Lumen & Co", "Falken", "Maison Ardent")
SIZES = ("Small", "Medium", "Large")


def product_count() -> int:
    """Return the number of products."""
    return len(CATEGORIES) * TIERS * PRODUCTS_PER_SHELF


def category_of(product: Ints) -> Ints:
    """Return the category of each product."""
    return product // (TIERS * PRODUCTS_PER_SHELF)


def on_shelf(category: Ints, tier: Ints, position: Ints) -> Ints:
    """Return the product at a place of a shelf."""
    return (category * TIERS + tier) * PRODUCTS_PER_SHELF + position


@cache
def price_cents() -> Ints:
    """Return one list price per product in US cents, ending in 0 or 90."""
    number = np.arange(product_count())
    typical = np.array(_TYPICAL_CENTS)[category_of(number)]
    factor = np.array(_TIER_FACTORS)[number // PRODUCTS_PER_SHELF % TIERS]
    spread = 0.8 + 0.4 * (number % PRODUCTS_PER_SHELF) / (PRODUCTS_PER_SHELF - 1)
    return np.asarray(np.rint(typical * factor * spread / 100).astype(np.int64) * 100 - 10)


@cache
def titles() -> list[str]:
    """Return product titles."""
    return [
        f"{_ADJECTIVES[tier][position]} {_NOUNS[category][position]}"
        for category in CATEGORIES
        for tier in range(TIERS)
        for position in range(PRODUCTS_PER_SHELF)
    ]


@cache
def skus() -> list[str]:
    """Return stock keeping units such as `FAS-204`."""
    return [
        f"{category[:3].upper()}-{tier + 1}{position + 1:02d}"
        for category in CATEGORIES
        for tier in range(TIERS)
        for position in range(PRODUCTS_PER_SHELF)
    ]


@cache
def vendors() -> list[str]:
    """Return brands: one per price tier and pair of categories, so that a brand is informative."""
    return [
        f"{_BRANDS[tier]} {('Style', 'Style', 'Living', 'Tech', 'Sport', 'Mini', 'Work')[row]}"
        for row in range(len(CATEGORIES))
        for tier in range(TIERS)
        for _ in range(PRODUCTS_PER_SHELF)
    ]


@cache
def page_addresses() -> list[str]:
    """Return the product pages of the web shop."""
    return [
        f"https://shop.example/collections/{CATEGORIES[int(category)]}/products/{sku.lower()}"
        for sku, category in zip(skus(), category_of(np.arange(product_count())), strict=True)
    ]
