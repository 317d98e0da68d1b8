"""The till, the loyalty programme and the sales team: channels that share cards and people."""

from portrait_world.channels.loyalty.members import enrol, members
from portrait_world.channels.loyalty.points import points
from portrait_world.channels.loyalty.referrals import referrals
from portrait_world.channels.salesforce import deals as salesforce_deals
from portrait_world.channels.salesforce import people as salesforce_people
from portrait_world.channels.salesforce import tasks as salesforce_tasks
from portrait_world.channels.salesforce.book import know
from portrait_world.channels.square.catalog import catalogue
from portrait_world.channels.square.customers import customers
from portrait_world.channels.square.orders import orders
from portrait_world.channels.square.payments import payments
from portrait_world.channels.square.returns import returns
from portrait_world.channels.square.sales import open_tills
from portrait_world.people.scene import Delivery, Scene
from portrait_world.tables import Export
from portrait_world.world import World


def deliver(scene: Scene) -> list[Delivery]:
    """Return what Square, the loyalty programme and Salesforce export of a block."""
    tills = open_tills(scene)
    cards = enrol(scene, tills.sales)
    book = know(scene)
    movements = (points(scene, cards, tills), referrals(scene, cards))
    deals = salesforce_deals.deals(scene, book)
    return [
        customers(scene, tills.sales, cards),
        payments(scene, tills),
        Delivery((*orders(scene, tills), *returns(scene, tills)), ()),
        members(scene, cards),
        Delivery(movements, ()),
        salesforce_people.people(scene, book),
        Delivery((salesforce_deals.accounts(scene, book), *deals), ()),
        Delivery((salesforce_tasks.tasks(scene, book),), ()),
    ]


def shared_tables(world: World) -> tuple[Export, ...]:
    """Return the tables without people: the catalogue of the tills."""
    return catalogue(world)
