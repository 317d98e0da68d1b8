"""Square: the catalogue of the tills; every product has one variation."""

import numpy as np

from portrait_world.arrays import Ints, Text, digits, join, pick, scatter
from portrait_world.channels.square.columns import SYNCED, pipeline, utc, variation_ids
from portrait_world.channels.square.sales import IN_STORES
from portrait_world.people import catalog
from portrait_world.people.personas import CATEGORIES
from portrait_world.tables import Export, Table
from portrait_world.world import DAY, World


def catalogue(world: World) -> tuple[Export, Export, Export]:
    """Export items, their variations and categories."""
    product, category = np.arange(catalog.product_count()), np.arange(len(CATEGORIES))
    product = product[product % catalog.PRODUCTS_PER_SHELF < IN_STORES]
    at = np.full(len(product), (world.first_day - 300) * DAY) + product * 61
    founded = np.full(len(category), (world.first_day - 301) * DAY)
    categories: Table = {
        "id": _category_ids(category),
        "category_data__name": pick([name.title() for name in CATEGORIES], category),
        "type": "CATEGORY",
    }
    return (
        Export("square", "items", _items(product) | _always(at), at, SYNCED),
        Export("square", "items__item_data__variations", _variations(product, at), at, SYNCED),
        Export("square", "categories", categories | _always(founded), founded, SYNCED),
    )


def _items(product: Ints) -> Table:
    return {
        "id": _item_ids(product),
        "item_data__name": pick(catalog.titles(), product),
        "item_data__category_id": _category_ids(catalog.category_of(product)),
        "type": "ITEM",
    }


def _variations(product: Ints, at: Ints) -> Table:
    return {
        "id": variation_ids(product),
        "type": "ITEM_VARIATION",
        "item_variation_data__item_id": _item_ids(product),
        "item_variation_data__name": "Regular",
        "item_variation_data__sku": pick(catalog.skus(), product),
        "_sdc_source_key_id": _item_ids(product),
        "_sdc_level_0_id": "0",
    } | _always(at)


def _always(at: Ints) -> Table:
    return {"is_deleted": "false", "updated_at": utc(at), "version": "1"} | pipeline(at)


def _item_ids(product: Ints) -> Text:
    return join("ITM", digits(scatter(product, 1_664_525), 10))


def _category_ids(category: Ints) -> Text:
    return join("CAT", digits(scatter(category, 48_271), 10))
