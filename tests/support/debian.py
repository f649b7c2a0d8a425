"""Installs packages of Debian and its kin for the tests that drive other programs."""

import os
import shutil
import subprocess


def has_apt() -> bool:
    """Whether packages can be had this way."""
    return shutil.which("apt-get") is not None


def install(*wanted: tuple[str, ...], recommended: bool = True) -> None:
    """Install, for each of `wanted`, the first of its packages that the system offers."""
    flags = [] if recommended else ["--no-install-recommends"]
    _apt("update", "-qq")
    _apt("install", "-y", "-qq", *flags, *(_offered(names) for names in wanted))


def _offered(names: tuple[str, ...]) -> str:
    for name in names:
        shown = subprocess.run(["apt-cache", "show", name], capture_output=True)
        if shown.returncode == 0:
            return name
    return names[-1]  # apt-get says that there is none


def _apt(*arguments: str) -> None:
    prefix = [] if os.geteuid() == 0 else ["sudo"]
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*prefix, "apt-get", *arguments], env=environment, check=True)
