"""Set up `.venv` from the lock file, only when the lock file has changed."""

from __future__ import annotations

import hashlib
import os
import shutil
import ssl
import sys
from collections.abc import Sequence
from pathlib import Path

from portrait.running.console import REPOSITORY, Step, give_up, run_step, say

VIRTUAL_ENVIRONMENT = REPOSITORY / ".venv"
PROGRAMS = VIRTUAL_ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = PROGRAMS / "python"
STAMP = VIRTUAL_ENVIRONMENT / ".portrait-stamp"


def set_up(groups: Sequence[str] = ()) -> int:
    """Make `.venv` match `uv.lock`, with these groups; return 0 or the failed step's exit code."""
    if is_set_up(groups):
        say(f"=== set up: {VIRTUAL_ENVIRONMENT} already matches uv.lock")
        return 0
    exit_code = _install(groups)
    if exit_code == 0:
        STAMP.write_text("\n".join([wanted_stamp(), *groups]), encoding="utf-8")
    return exit_code


def is_set_up(groups: Sequence[str]) -> bool:
    """Return whether the stamp names this lock file and every one of `groups`."""
    stamp = STAMP.read_text(encoding="utf-8").split("\n") if STAMP.is_file() else []
    return {wanted_stamp(), *groups} <= set(stamp)


def wanted_stamp() -> str:
    """Return the first line of the stamp: a hash of the lock file and the project file."""
    digest = hashlib.sha256()
    for name in ("uv.lock", "pyproject.toml"):
        digest.update((REPOSITORY / name).read_bytes())
    return digest.hexdigest()


def _install(groups: Sequence[str]) -> int:
    """Create the environment, install uv in it, and with uv what uv.lock lists."""
    STAMP.unlink(missing_ok=True)
    uv = _installed_uv()
    if uv is None:
        exit_code = _bootstrap_uv()
        if exit_code:
            return exit_code
        uv = PROGRAMS / "uv"
    # --inexact: an exact sync would remove uv itself, which is not in the lock file.
    sync: list[str | Path] = [uv, "sync", "--frozen", "--inexact", "--python", PYTHON]
    sync += [f"--group={group}" for group in groups]
    # When Python may not store bytecode, every start of dbt would compile 1,250 modules.
    sync += ["--compile-bytecode"] if sys.dont_write_bytecode else []
    step = Step("install", "the packages of uv.lock, into .venv", sync)
    chosen = {
        "UV_PROJECT_ENVIRONMENT": str(VIRTUAL_ENVIRONMENT),
        "UV_PYTHON_DOWNLOADS": "never",
        "VIRTUAL_ENV": str(VIRTUAL_ENVIRONMENT),
    }
    return run_step(step, trusted_certificates() | chosen).exit_code


def trusted_certificates() -> dict[str, str]:
    """Return the environment variables that make uv trust this machine's certificates.

    A company's proxy may sign with a certificate that only this machine's store holds; uv has a
    list of its own. That list stays when the machine has no store or the user has chosen one.
    """
    paths = ssl.get_default_verify_paths()
    is_chosen = "SSL_CERT_FILE" in os.environ or "UV_SYSTEM_CERTS" in os.environ
    return {"UV_SYSTEM_CERTS": "true"} if paths.cafile and not is_chosen else {}


def _installed_uv() -> Path | None:
    """Return the uv of `.venv` when both it and its Python exist."""
    if not PYTHON.exists():
        return None
    found = shutil.which("uv", path=str(PROGRAMS))
    return Path(found) if found else None


def _bootstrap_uv() -> int:
    """Create `.venv` with this Python and install uv from the package registry."""
    create = Step(
        "environment",
        "an isolated Python environment in .venv",
        [sys.executable, "-m", "venv", VIRTUAL_ENVIRONMENT],
    )
    if run_step(create).exit_code:
        return give_up("`python3 -m venv` failed; on Debian or Ubuntu: apt install python3-venv")
    options = ["--quiet", "--disable-pip-version-check"]
    pip: list[str | Path] = [PYTHON, "-m", "pip", "install", *options, "uv"]
    step = Step("installer", "uv, which installs what uv.lock pins", pip)
    if run_step(step).exit_code:
        return give_up("uv could not be installed: check that pip can reach the package registry")
    return 0
