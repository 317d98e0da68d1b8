"""The till, the loyalty programme and the sales team: channels that share cards and people."""

from portrait.sample import salesforce_deals, salesforce_people, salesforce_tasks
from portrait.sample.loyalty_members import enrol, members
from portrait.sample.loyalty_points import points
from portrait.sample.loyalty_referrals import referrals
from portrait.sample.salesforce_book import know
from portrait.sample.scene import Delivery, Scene
from portrait.sample.square_catalog import catalogue
from portrait.sample.square_customers import customers
from portrait.sample.square_orders import orders
from portrait.sample.square_payments import payments
from portrait.sample.square_returns import returns
from portrait.sample.square_sales import open_tills
from portrait.sample.tables import Export
from portrait.sample.world import World


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
    """Return the tables that belong to nobody: what the tills sell."""
    return catalogue(world)
