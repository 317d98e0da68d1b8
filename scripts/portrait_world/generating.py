"""Generate a whole world, block by block: the raw tables and, separately, the truth."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from portrait_world.channels import till_and_sales, voice_channels, wecom
from portrait_world.channels.advertising.ad_traffic import AdTraffic
from portrait_world.channels.advertising.all_tools import advertising
from portrait_world.channels.advertising.meta_leads import leads
from portrait_world.channels.ga4.app import app_events
from portrait_world.channels.ga4.web import ga4
from portrait_world.channels.hubspot import deals as hubspot_deals
from portrait_world.channels.hubspot.contacts import contacts, know
from portrait_world.channels.klaviyo import campaigns
from portrait_world.channels.klaviyo.events import events
from portrait_world.channels.klaviyo.persons import persons, subscribe
from portrait_world.channels.klaviyo.texts import text_metrics, texts
from portrait_world.channels.mailchimp.newsletters import mailchimp
from portrait_world.channels.shopify import customers as shopify_customers
from portrait_world.channels.shopify.checkouts import checkouts
from portrait_world.channels.shopify.order_lines import order_lines
from portrait_world.channels.shopify.orders import orders
from portrait_world.channels.social import export as social
from portrait_world.channels.wechat import official_account as wechat_official_account
from portrait_world.channels.zendesk.export import zendesk
from portrait_world.people.returns import refunds, send_back
from portrait_world.people.scene import Delivery, Records, Scene, simulate
from portrait_world.tables import Export, synced
from portrait_world.truth import TruthWriter
from portrait_world.world import Block, World
from portrait_world.writing import Writer

SAMPLE = World(people=600, months=8, seed=33)
"""The embedded sample: the content of `seeds/sample` and `tests/fixtures/sample_truth`."""


@dataclass(frozen=True)
class Folders:
    """The folders of the raw tables and the truth."""

    raw: Path
    truth: Path


def generate(
    world: World, folders: Folders, landed: bool, advance: Callable[[int], None]
) -> dict[tuple[str, str], int]:
    """Write a world and return the number of rows of each table.

    Existing files are replaced; after every block, `advance` gets the number of finished people.
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
    """Return the exports of all channels for a block."""
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
    """Return what is exported once, independent of the people."""
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
