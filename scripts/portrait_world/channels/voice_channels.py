"""The channels in which people speak or meet: surveys, interviews, events."""

from portrait_world.channels import interviews
from portrait_world.channels.eventbrite import orders as eventbrite
from portrait_world.channels.eventbrite.tickets import events
from portrait_world.channels.qualtrics import contacts as qualtrics_contacts
from portrait_world.channels.qualtrics import responses as qualtrics_responses
from portrait_world.channels.qualtrics.surveys import surveys
from portrait_world.channels.typeform import responses as typeform
from portrait_world.channels.typeform.forms import forms
from portrait_world.people.scene import Delivery, Scene
from portrait_world.people.voices import hear
from portrait_world.tables import Export
from portrait_world.world import World


def deliveries(scene: Scene) -> list[Delivery]:
    """Return the exports of these channels for a block."""
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
