"""Every persona gets a readable name, and no two get the same."""

import numpy as np

from portrait.fitting.naming import Phrases, name_one, name_personas

PHRASES = {
    "app_share": Phrases("app use", "App-first", "Web"),
    "return_share": Phrases("returns", "Try-and-return", "Keep-it"),
    "store_share": Phrases("store purchases", "In-store", "Online"),
}
FEATURES = (
    "app_share", "return_share", "store_share", "unspoken",
    "category_share:kids", "category_share:office",
)  # fmt: skip


def names_of(*centers: list[float]) -> list[str]:
    return [name for name, _ in name_personas(np.array(centers), FEATURES, PHRASES)]


def test_the_strongest_style_and_the_strongest_category_name_a_persona() -> None:
    center = np.array([-1.5, 0.5, 0.2, 3.0, 0.7, 1.9])
    name, reason = name_one(center, FEATURES, PHRASES, 1)
    assert name == "Web office buyers"
    assert reason == "app use -1.5 sd; office interest +1.9 sd"


def test_without_a_category_or_a_style_there_is_still_a_name() -> None:
    assert names_of([1.2, 0, 0, 0, 0.5, 0.2]) == ["App-first buyers"]
    assert names_of([0.1, 0, 0, 0, 0.8, 0.2]) == ["Kids buyers"]
    assert names_of([0.1, 0, 0, 0, 0, 0]) == ["All-round buyers"]
    assert name_personas(np.array([[1.0]]), ("unspoken",), {})[0][0] == "All-round buyers"


def test_names_grow_until_they_differ() -> None:
    found = names_of([1.2, 0.9, 0, 0, 0, 0], [1.2, 0.9, 0, 0, 0, 0], [1.2, -0.9, 0.5, 0, 0, 0])
    assert found == [
        "App-first buyers",
        "App-first, try-and-return buyers",
        "App-first, keep-it buyers",
    ]


def test_personas_that_nothing_tells_apart_are_numbered() -> None:
    assert names_of(*[[0.0] * 6] * 3) == [
        "All-round buyers", "All-round buyers 2", "All-round buyers 3",
    ]  # fmt: skip


def test_random_centers_never_share_a_name() -> None:
    for seed in range(50):
        centers = np.random.default_rng(seed).normal(0, 0.6, (9, len(FEATURES)))
        names = [name for name, _ in name_personas(centers, FEATURES, PHRASES)]
        assert len(set(names)) == 9
        assert all(name[0].isupper() and "  " not in name for name in names)
