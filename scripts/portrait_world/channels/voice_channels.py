"""The channels in which people speak and meet: surveys, interviews, events."""

from portrait.sample import (
    eventbrite,
    interviews,
    qualtrics_contacts,
    qualtrics_responses,
    typeform,
)
from portrait.sample.eventbrite_tickets import events
from portrait.sample.qualtrics_surveys import surveys
from portrait.sample.scene import Delivery, Scene
from portrait.sample.tables import Export
from portrait.sample.typeform_forms import forms
from portrait.sample.voices import hear
from portrait.sample.world import World


def deliveries(scene: Scene) -> list[Delivery]:
    """Return what these channels export of a block."""
    voices = hear(scene.block, scene.people)
    asked = qualtrics_contacts.ask(scene, voices)
    return [
        typeform.responses(scene, voices),
        qualtrics_contacts.directory(scene, asked),
        qualtrics_responses.responses(scene, voices, asked),
        interviews.notes(scene, voices),
        eventbrite.attendees(scene),
    ]


def shared_tables(world: World) -> tuple[Export, ...]:
    """Export what all people share: forms, surveys, events."""
    return (*forms(world), *surveys(world), events(world))
