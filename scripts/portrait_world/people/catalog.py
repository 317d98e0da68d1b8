"""The products of the shop: 224 products, eight in each category and price tier."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from portrait_world.arrays import Ints
from portrait_world.people.personas import CATEGORIES
from portrait_world.world import World

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


@dataclass(frozen=True)
class OddProduct:
    """A product that is not sold by the piece: cents for one unit, units of a typical line."""

    title: str
    category: int
    cents: int
    typical: int
    in_stores: bool


ODD_PRODUCTS = (
    OddProduct("Coffee Beans (g)", 2, 2, 500, True),
    OddProduct("Rice (g)", 2, 1, 1_500, True),
    OddProduct("Olive Oil (ml)", 2, 1, 750, True),
    OddProduct("Camping Gas (g)", 4, 2, 450, True),
    OddProduct("Lamp Oil (ml)", 4, 1, 2_000, False),
    OddProduct("Rope (cm)", 4, 3, 800, False),
    OddProduct("Fabric (cm)", 0, 9, 250, True),
    OddProduct("Ribbon (cm)", 0, 2, 300, False),
    OddProduct("Copper Wire (cm)", 3, 3, 600, False),
    OddProduct("Screws (piece)", 6, 4, 200, False),
    OddProduct("Envelopes (piece)", 6, 6, 500, False),
    OddProduct("Beads (piece)", 5, 3, 400, False),
    OddProduct("Modelling Clay (g)", 5, 2, 500, True),
    OddProduct("Soap Base (g)", 1, 2, 600, True),
)
"""Only sold in worlds with odd units; their numbers follow those of the shelves."""


def product_count() -> int:
    """Return the number of products on shelves."""
    return len(CATEGORIES) * TIERS * PRODUCTS_PER_SHELF


def products_of(world: World) -> Ints:
    """Return the numbers of all products that a world's shop sells."""
    return np.arange(product_count() + len(ODD_PRODUCTS) * (world.nature.odd_units > 0))


def category_of(product: Ints) -> Ints:
    """Return the category of each product."""
    shelves = np.arange(product_count()) // (TIERS * PRODUCTS_PER_SHELF)
    return np.asarray(np.append(shelves, [odd.category for odd in ODD_PRODUCTS])[product])


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
    cents = np.rint(typical * factor * spread / 100).astype(np.int64) * 100 - 10
    return np.asarray(np.append(cents, [odd.cents for odd in ODD_PRODUCTS]))


@cache
def titles() -> list[str]:
    """Return product titles."""
    return [
        f"{_ADJECTIVES[tier][position]} {_NOUNS[category][position]}"
        for category in CATEGORIES
        for tier in range(TIERS)
        for position in range(PRODUCTS_PER_SHELF)
    ] + [odd.title for odd in ODD_PRODUCTS]


@cache
def skus() -> list[str]:
    """Return stock keeping units such as `FAS-204`."""
    return [
        f"{category[:3].upper()}-{tier + 1}{position + 1:02d}"
        for category in CATEGORIES
        for tier in range(TIERS)
        for position in range(PRODUCTS_PER_SHELF)
    ] + [f"ODD-{number + 1:03d}" for number in range(len(ODD_PRODUCTS))]


@cache
def vendors() -> list[str]:
    """Return brands: one per price tier and pair of categories, so that a brand is informative."""
    return [
        f"{_BRANDS[tier]} {('Style', 'Style', 'Living', 'Tech', 'Sport', 'Mini', 'Work')[row]}"
        for row in range(len(CATEGORIES))
        for tier in range(TIERS)
        for _ in range(PRODUCTS_PER_SHELF)
    ] + ["Open Barrel"] * len(ODD_PRODUCTS)


@cache
def page_addresses() -> list[str]:
    """Return the product pages of the web shop."""
    return [
        f"https://shop.example/collections/{CATEGORIES[int(category)]}/products/{sku.lower()}"
        for sku, category in zip(skus(), category_of(np.arange(len(skus()))), strict=True)
    ]
