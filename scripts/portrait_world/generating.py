"""Generate a whole world, block by block: raw tables on one side, the truth on the other."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from portrait.sample import (
    campaigns,
    hubspot_deals,
    shopify_customers,
    social,
    till_and_sales,
    voice_channels,
    wechat_official_account,
    wecom,
)
from portrait.sample.ad_traffic import AdTraffic
from portrait.sample.advertising import advertising
from portrait.sample.ga4 import ga4
from portrait.sample.ga4_app import app_events
from portrait.sample.hubspot_contacts import contacts, know
from portrait.sample.klaviyo_events import events
from portrait.sample.klaviyo_persons import persons, subscribe
from portrait.sample.klaviyo_texts import text_metrics, texts
from portrait.sample.mailchimp import mailchimp
from portrait.sample.meta_leads import leads
from portrait.sample.returns import refunds, send_back
from portrait.sample.scene import Delivery, Records, Scene, simulate
from portrait.sample.shopify_checkouts import checkouts
from portrait.sample.shopify_order_lines import order_lines
from portrait.sample.shopify_orders import orders
from portrait.sample.tables import Export, synced
from portrait.sample.truth import TruthWriter
from portrait.sample.world import Block, World
from portrait.sample.writing import Writer
from portrait.sample.zendesk import zendesk

SAMPLE = World(people=600, months=8, seed=33)
"""The embedded sample: what `seeds/sample` and `tests/fixtures/sample_truth` hold."""


@dataclass(frozen=True)
class Folders:
    """Where the raw tables and the truth go."""

    raw: Path
    truth: Path


def generate(
    world: World, folders: Folders, landed: bool, advance: Callable[[int], None]
) -> dict[tuple[str, str], int]:
    """Write a world and return the rows of each table.

    Files that are there are replaced; `advance` is told the people done after every block.
    """
    writer, truth = Writer(world, folders.raw, landed), TruthWriter(folders.truth)
    traffic = AdTraffic(world)
    truth.begin(world)
    for block in world.blocks():
        scene = simulate(block)
        traffic.add(scene)
        delivered = deliver(scene)
        if block.number == 0:
            delivered.append(Delivery(_shared(world), ()))
        for export in (export for delivery in delivered for export in delivery.exports):
            _write(writer, block, export)
        truth.append(scene, [part for delivery in delivered for part in delivery.records])
        advance(block.people)
    for export in advertising(traffic):
        _write(writer, world.blocks()[0], export)
    return writer.rows


def deliver(scene: Scene) -> list[Delivery]:
    """Return everything all channels export of a block."""
    returned, subscribers, known = send_back(scene), subscribe(scene), know(scene)
    nobody: tuple[Records, ...] = ()
    return [
        shopify_customers.customers(scene),
        orders(scene, returned),
        Delivery((order_lines(scene), *refunds(scene, returned)), nobody),
        checkouts(scene),
        ga4(scene),
        app_events(scene),
        contacts(scene, known),
        Delivery((hubspot_deals.companies(scene, known),), nobody),
        Delivery(hubspot_deals.deals(scene, known), nobody),
        persons(scene, subscribers),
        Delivery((events(scene, subscribers),), nobody),
        wecom.wecom(scene),
        wechat_official_account.official_accounts(scene),
        social.social(scene),
        *till_and_sales.deliver(scene),
        Delivery((texts(scene, subscribers),), nobody),
        mailchimp(scene),
        zendesk(scene, returned),
        *voice_channels.deliveries(scene),
        leads(scene),
    ]


def _shared(world: World) -> tuple[Export, ...]:
    """Return what is exported once, whoever the people are."""
    return (
        shopify_customers.products(world),
        hubspot_deals.stages(world),
        *campaigns.shared_tables(world),
        text_metrics(world),
        wecom.tags(world),
        wechat_official_account.tags(world),
        *social.shared_tables(world),
        *till_and_sales.shared_tables(world),
        *voice_channels.shared_tables(world),
    )


def _write(writer: Writer, block: Block, export: Export) -> None:
    table, size = synced(block, export)
    writer.append(export.channel, export.name, table, size)
