"""The numbers of the persona types as arrays."""

from collections.abc import Callable

import numpy as np

from portrait_world.arrays import Floats
from portrait_world.people.personas import PERSONA_TYPES, PersonaType

WORKPLACE_BUYER = 5


def by_type(value: Callable[[PersonaType], float]) -> Floats:
    """Return one number per type, in the order of PERSONA_TYPES."""
    return np.array([value(persona) for persona in PERSONA_TYPES])


def category_weights() -> Floats:
    """Return the category weights, shape (types, categories)."""
    return np.array([persona.categories for persona in PERSONA_TYPES])


def hour_weights() -> Floats:
    """Return the weight of every local hour, shape (types, 24)."""
    hours = np.arange(24) + 0.5
    weights = np.full((len(PERSONA_TYPES), 24), 0.004)
    for row, persona in enumerate(PERSONA_TYPES):
        for center, width, share in persona.peak_hours:
            distance = np.abs(hours - center)
            distance = np.minimum(distance, 24 - distance)
            weights[row] += share * np.exp(-0.5 * (distance / width) ** 2) / width
    return np.asarray(weights / weights.sum(axis=1, keepdims=True))
