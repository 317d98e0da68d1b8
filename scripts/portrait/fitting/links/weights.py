"""Write fitted weights as the two seeds that int_matches__scored reads."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from portrait.fitting.links.mixture import LinkFit
from portrait.seed_files import write_seed

WEIGHTS, RATES = "link_weights", "link_rates"
WEIGHTS_HEADER = (
    "version",
    "comparison",
    "level",
    "m_probability",
    "u_probability",
    "relatives_probability",
    "weight",
    "relatives_weight",
    "seed_pairs",
    "fitted_on",
)
RATES_HEADER = (
    "version",
    "matches_per_profile",
    "relatives_per_profile",
    "profile_count",
    "candidate_pairs",
    "fitted_on",
)


def write_weights(fit: LinkFit, folder: Path, version: int, fitted_on: date) -> list[Path]:
    """Write `link_weights.csv` and `link_rates.csv` and return their paths."""
    rows = [
        [
            version,
            weight.comparison,
            weight.level,
            weight.m_probability,
            weight.u_probability,
            weight.relatives_probability,
            weight.weight,
            weight.relatives_weight,
            weight.seed_pairs,
            fitted_on,
        ]
        for weight in fit.weights
    ]
    rates: list[object] = [version, fit.matches_per_profile, fit.relatives_per_profile]
    rates += [fit.profile_count, fit.candidate_pairs, fitted_on]
    return [
        write_seed(folder, WEIGHTS, WEIGHTS_HEADER, rows),
        write_seed(folder, RATES, RATES_HEADER, [rates]),
    ]
