"""Real Git repositories for tests: one that the content lies in, one that it is pushed to."""

import os
import subprocess
from pathlib import Path

# Nothing of the machine's own settings has a say.
ALONE = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "HOME": os.devnull,
}
ENGINEER = ("-c", "user.name=Kỹ Sư Mẫu", "-c", "user.email=ky-su@vi-du.example")


def git(folder: Path, *arguments: str) -> str:
    """What Git answers in a folder, as an engineer would ask it."""
    done = subprocess.run(
        ["git", *ENGINEER, "-c", "core.quotepath=false", *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **ALONE},
    )
    return done.stdout.rstrip("\n")


def repository(root: Path) -> Path:
    """A repository of everything in a folder, with a first commit."""
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all", "content")
    git(root, "commit", "--quiet", "--message=đầu")
    return root


def remote_of(root: Path, place: Path) -> Path:
    """A bare repository that a repository is pushed to, as `origin`."""
    git(root, "clone", "--quiet", "--bare", str(root), str(place))
    git(root, "remote", "add", "origin", str(place))
    return place


def tell(folder: Path, name: str = "HEAD") -> list[str]:
    """What the last commit says, line by line."""
    return git(folder, "log", "-1", "--format=%B", name).splitlines()


def changed(folder: Path, name: str = "HEAD") -> list[str]:
    """The files of the last commit: "M" and a path."""
    said = git(folder, "log", "-1", "--format=", "--name-status", name)
    return [line.replace("\t", " ") for line in said.splitlines()]
