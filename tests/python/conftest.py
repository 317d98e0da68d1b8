"""What several test files share."""

import pytest
from filelock import FileLock
from sample_builds import EVERY_CHANNEL, Build, build

# If one of these started last, one worker would be busy while the other has nothing left.
LONGEST_FIRST = (
    "test_sample_build",
    "test_advertising_channels",
    "test_real_channels",
    "test_field_cases",
    "test_portable_sql",
    "test_channel_recipe",
    "test_fill_rates",
    "test_project_rules",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests of the longest files first."""
    places = {name: place for place, name in enumerate(LONGEST_FIRST)}
    items.sort(key=lambda item: places.get(item.path.stem, len(places)))


@pytest.fixture(scope="session")
def every_channel(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Build:
    """The sample with every channel, data tests included: built once, by the first worker."""
    shared = tmp_path_factory.getbasetemp()
    if worker_id != "master":
        shared = shared.parent
    folder = shared / "every_channel"
    with FileLock(str(folder) + ".lock"):
        if not (folder / "built").exists():
            folder.mkdir()
            build(folder, channels=list(EVERY_CHANNEL))
            (folder / "built").touch()
    return Build(folder)
