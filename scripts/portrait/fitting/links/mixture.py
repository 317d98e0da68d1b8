"""Fits Fellegi-Sunter weights without labels: how often one person and strangers show each level.

Pairs of profiles are of one person, of relatives, of namesakes or of strangers. Strangers are
learnt from random pairs, one person from candidate pairs (expectation-maximisation over all pairs,
those that are no candidates counted as strangers), or from pairs that strong identifiers already
link. Relatives are not learnt: they share a name and a home like one person does, and all else like
strangers do. Nor are namesakes, who share their names and nothing else: without them a fit would
take the many John Smiths of a file for one person, and learn that one person's facts differ.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]

NOT_COMPARED = "not_compared"
MOST_ROUNDS = 200
# Learning stops when the expected pairs of one person change by less than this in a round.
TOLERANCE = 0.01
# Pseudo-count of each level, so that no level is impossible.
FLOOR = 0.5
# With fewer pairs from strong identifiers, these are not used.
FEWEST_SEED_PAIRS = 50

# Records that share a strong identifier are often typed with more care, or copied. They show too
# few errors, so this share of errors is added.
SHARE_OF_UNSEEN_ERRORS = 0.03
ERRORS = {"exact": 0.5, "differs": 0.15}

SHARED_BY_RELATIVES = frozenset({
    "family_name", "postal_code", "city", "street", "house_number", "phone",
})  # fmt: skip
SHARE_OF_SHARING_RELATIVES = 0.9
SHARED_BY_NAMESAKES = frozenset({"given_name", "family_name", "gender"})
# Sons named after their fathers; twins.
EQUAL_AMONG_RELATIVES = {"given_name": 0.02, "birth_date": 0.02}

# Levels that speak for one person at most as much as this against strangers, and against relatives,
# whatever is learnt. Random pairs are of one country, so none differs in it. A mailbox made of the
# name agrees because the name does, which learning would count twice. What differs speaks against,
# however often records that an address already links show it.
MOST: dict[tuple[str, str], tuple[float, float]] = {
    ("country", "exact"): (1.0, 1.0),
    ("country", "differs"): (0.02, 1.0),
    ("phone", "differs"): (0.5, 0.5),
    ("email", "name_again"): (1.0, 1.0),
    ("email", "name_and_number"): (16.0, 16.0),
    ("email", "other_company"): (0.5, 0.5),
}


@dataclass(frozen=True)
class Patterns:
    """Each combination of levels that was found, and how many pairs have it."""

    comparisons: tuple[str, ...]
    levels: tuple[tuple[str, ...], ...]
    pairs: Values

    def counts(self, comparison: str, shares: Values | None = None) -> dict[str, float]:
        """Return the number of pairs by level of a comparison, if both sides are known."""
        place = self.comparisons.index(comparison)
        weights = self.pairs if shares is None else self.pairs * shares
        counts: dict[str, float] = {}
        for levels, weight in zip(self.levels, weights, strict=True):
            counts[levels[place]] = counts.get(levels[place], 0.0) + float(weight)
        counts.pop(NOT_COMPARED, None)
        return counts


@dataclass(frozen=True)
class LevelWeight:
    """One level of a comparison: how probable it is of one person, strangers and relatives."""

    comparison: str
    level: str
    m_probability: float
    u_probability: float
    relatives_probability: float
    seed_pairs: int

    @property
    def weight(self) -> float:
        """Bits for one person against strangers."""
        return float(np.log2(self.m_probability / self.u_probability))

    @property
    def relatives_weight(self) -> float:
        """Bits for one person against relatives."""
        return float(np.log2(self.m_probability / self.relatives_probability))


@dataclass(frozen=True)
class LinkFit:
    """The weights, and the number of pairs of one person and of relatives per profile."""

    weights: tuple[LevelWeight, ...]
    matches_per_profile: float
    relatives_per_profile: float
    profile_count: int
    candidate_pairs: int


@dataclass(frozen=True)
class Population:
    """How many profiles there are, and how many pairs of them live in one country."""

    profiles: int
    pairs: float


Seeds = Mapping[str, Mapping[str, float]]
Distribution = dict[str, float]


@dataclass
class _Model:
    """The parameters during learning."""

    of_one: dict[str, Distribution]
    of_strangers: dict[str, Distribution]
    matches: float
    relatives: float
    namesakes: float

    def of_namesakes(self, comparison: str) -> Distribution:
        shared = comparison in SHARED_BY_NAMESAKES
        return self.of_one[comparison] if shared else self.of_strangers[comparison]

    def of_relatives(self, comparison: str) -> Distribution:
        one, strangers = self.of_one[comparison], self.of_strangers[comparison]
        share = SHARE_OF_SHARING_RELATIVES if comparison in SHARED_BY_RELATIVES else 0.0
        mixed = {k: share * one[k] + (1 - share) * strangers[k] for k in one}
        equal = EQUAL_AMONG_RELATIVES.get(comparison, 0.0)
        return {k: (1 - equal) * v + equal * (k == "exact") for k, v in mixed.items()}


def fit_mixture(
    candidates: Patterns, strangers: Patterns, population: Population, seeds: Seeds | None = None
) -> LinkFit:
    """Fit the weights on the levels of candidate pairs and of random pairs.

    Args:
        candidates: pairs that share a block.
        strangers: random pairs; the few that are one person get a low weight.
        population: the number of profiles, and of pairs within a country.
        seeds: pairs that strong identifiers link, by comparison and level, if there are any.
    """
    usable = {k: v for k, v in (seeds or {}).items() if sum(v.values()) >= FEWEST_SEED_PAIRS}
    model = _start(candidates, strangers, population.profiles, usable)
    one_of_candidates, one_of_strangers = _Encoded(candidates), _Encoded(strangers)
    for _ in range(MOST_ROUNDS):
        before = model.matches
        _learn(model, one_of_candidates, one_of_strangers, population, usable)
        if abs(model.matches - before) < TOLERANCE:
            break
    return LinkFit(
        weights=tuple(_weights(model, usable)),
        matches_per_profile=max(model.matches, FLOOR) / population.profiles,
        relatives_per_profile=max(model.relatives, FLOOR) / population.profiles,
        profile_count=population.profiles,
        candidate_pairs=int(candidates.pairs.sum()),
    )


class _Encoded:
    """Patterns as arrays: for each comparison the level of every pattern."""

    def __init__(self, patterns: Patterns) -> None:
        self.patterns = patterns
        self.columns = {
            comparison: np.array([levels[place] for levels in patterns.levels], dtype=object)
            for place, comparison in enumerate(patterns.comparisons)
        }

    def bits(self, ratios: Mapping[str, Distribution]) -> Values:
        """Return the sum of the logarithms of each pattern's ratios."""
        total = np.zeros(len(self.patterns.pairs))
        for comparison, by_level in ratios.items():
            levels, places = np.unique(self.columns[comparison].astype(str), return_inverse=True)
            steps = np.array([np.log(by_level.get(level, 1.0)) for level in levels])
            total += steps[places]
        return total


def _start(candidates: Patterns, strangers: Patterns, profiles: int, seeds: Seeds) -> _Model:
    one, others = {}, {}
    for comparison in candidates.comparisons:
        seen = strangers.counts(comparison)
        levels = sorted({*seen, *candidates.counts(comparison), *seeds.get(comparison, {})})
        others[comparison] = _distribution(seen, levels)
        guess = {k: {"exact": 0.8, "differs": 0.05}.get(k, 0.15 / len(levels)) for k in levels}
        one[comparison] = _distribution(seeds.get(comparison) or guess, levels, floor=0.0)
        if comparison in seeds:
            one[comparison] = _with_unseen_errors(_distribution(seeds[comparison], levels))
    few = profiles / 100
    return _Model(one, others, matches=profiles / 4, relatives=few, namesakes=few)


def _learn(
    model: _Model, candidates: _Encoded, strangers: _Encoded, population: Population, seeds: Seeds
) -> None:
    """One round: whose pair is each pattern, and what does that say of the levels."""
    ours, relatives, namesakes = _responsibilities(model, candidates, population)
    not_strangers = np.sum(_responsibilities(model, strangers, population), axis=0)
    weight = candidates.patterns.pairs
    model.matches = max(float((weight * ours).sum()), FLOOR)
    model.relatives = max(float((weight * relatives).sum()), FLOOR)
    model.namesakes = max(float((weight * namesakes).sum()), FLOOR)
    for comparison in model.of_one:
        levels = list(model.of_one[comparison])
        if comparison not in seeds:
            counts = candidates.patterns.counts(comparison, ours)
            model.of_one[comparison] = _distribution(counts, levels)
        counts = strangers.patterns.counts(comparison, 1 - not_strangers)
        model.of_strangers[comparison] = _distribution(counts, levels)


def _responsibilities(
    model: _Model, pairs: _Encoded, population: Population
) -> tuple[Values, Values, Values]:
    """Return how probably each pattern is of one person, of relatives and of namesakes."""
    strangers = model.of_strangers
    classes = (
        (_bounded(model).of_one, model.matches),
        ({k: model.of_relatives(k) for k in strangers}, model.relatives),
        ({k: model.of_namesakes(k) for k in strangers}, model.namesakes),
    )
    all_pairs = max(population.pairs, 1.0)
    one, relatives, namesakes = (
        np.exp(np.minimum(pairs.bits(_ratios(shown, strangers)), 300)) * expected / all_pairs
        for shown, expected in classes
    )
    total = 1 + one + relatives + namesakes
    return one / total, relatives / total, namesakes / total


def _ratios(
    above: Mapping[str, Distribution], below: Mapping[str, Distribution]
) -> dict[str, Distribution]:
    return {c: {k: above[c][k] / below[c][k] for k in above[c]} for c in above}


def _bounded(model: _Model) -> _Model:
    """Return the model with fewer bits for the levels that MOST bounds."""
    one = {c: dict(levels) for c, levels in model.of_one.items()}
    for (comparison, level), (most, _) in MOST.items():
        if level in one.get(comparison, {}):
            limit = most * model.of_strangers[comparison][level]
            one[comparison][level] = min(one[comparison][level], limit)
    return replace(model, of_one=one)


def _distribution(
    counts: Mapping[str, float], levels: Sequence[str], floor: float = FLOOR
) -> Distribution:
    raised = {level: counts.get(level, 0.0) + floor for level in levels}
    total = sum(raised.values())
    return {level: count / total for level, count in raised.items()}


def _with_unseen_errors(seen: Distribution) -> Distribution:
    others = 0.35 / max(len([level for level in seen if level not in ERRORS]), 1)
    errors = {level: ERRORS.get(level, others) for level in seen}
    total = sum(errors.values())
    return {
        level: (1 - SHARE_OF_UNSEEN_ERRORS) * share + SHARE_OF_UNSEEN_ERRORS * errors[level] / total
        for level, share in seen.items()
    }


def _weights(model: _Model, seeds: Seeds) -> list[LevelWeight]:
    bounded = _bounded(model)
    return [
        LevelWeight(
            comparison=comparison,
            level=level,
            m_probability=bounded.of_one[comparison][level],
            u_probability=model.of_strangers[comparison][level],
            relatives_probability=max(
                model.of_relatives(comparison)[level],
                bounded.of_one[comparison][level] / MOST.get((comparison, level), (0, np.inf))[1],
            ),
            seed_pairs=int(sum(seeds.get(comparison, {}).values())),
        )
        for comparison in model.of_one
        for level in model.of_one[comparison]
    ]
