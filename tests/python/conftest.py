"""What several files of tests share."""

import pytest
from filelock import FileLock
from sample_builds import EVERY_CHANNEL, Build, build


@pytest.fixture(scope="session")
def every_channel(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Build:
    """The sample with every channel, data tests included: built once, whichever worker is first."""
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
