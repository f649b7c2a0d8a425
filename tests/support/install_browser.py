"""Makes sure that a Chromium is there for the browser tests; exits 1 when none can be had.

Debian's package where apt is there, Playwright's own download otherwise.
"""

import os
import shutil
import subprocess
import sys

from playwright.sync_api import sync_playwright

from tests.support import debian

NAMES = ("chromium", "chromium-browser", "google-chrome")


def chromium_path() -> str | None:
    """The browser that tests drive: the system's, else Playwright's, else None."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if os.path.exists(path) else None


def _install() -> None:
    if debian.has_apt():
        debian.install(("chromium",))
    else:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


if __name__ == "__main__":
    if chromium_path() is None:
        print("Chưa có Chromium; đang cài…", flush=True)
        _install()
    sys.exit(0 if chromium_path() else "Không cài được Chromium; hãy cài bằng tay rồi chạy lại.")
