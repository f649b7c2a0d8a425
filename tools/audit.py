"""Asks OSV whether any pinned dependency has a known vulnerability (`make audit`).

Exits 1 and names what was found; exits 3 and says so loudly when nobody answered, because a machine
without a network can then tell "not asked" from "nothing known".
"""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

SERVICE = "https://api.osv.dev/v1/query"
FOUND, UNANSWERED = 1, 3
# How pip-audit ends when the service cannot be reached or does not answer in order.
_NO_ANSWER_RE = re.compile(r"requests\.exceptions|ServiceError|blocking this service")


def audit(requirements: Path, service: str = SERVICE) -> int:
    """Ask about every pin of a lock file, print the outcome, and return the exit status."""
    command = [sys.executable, "-m", "pip_audit", "--strict", "--require-hashes", "--disable-pip"]
    asked = ["--vulnerability-service", "osv", "--osv-url", service]
    asked += ["--requirement", str(requirements)]
    form = ["--format", "json", "--progress-spinner", "off"]
    done = subprocess.run([*command, *asked, *form], capture_output=True, text=True, check=False)
    if done.stdout.startswith("{"):
        return _told(json.loads(done.stdout)["dependencies"])
    if _NO_ANSWER_RE.search(done.stderr):
        print(f"!!! CHƯA KIỂM TRA ĐƯỢC LỖ HỔNG CỦA THƯ VIỆN: {service} không trả lời !!!")
        return UNANSWERED
    print(done.stderr, end="", file=sys.stderr)
    return FOUND


def _told(pins: list[dict[str, Any]]) -> int:
    """Print what was found, and how many were asked about."""
    found = [(pin, each) for pin in pins for each in pin["vulns"]]
    for pin, each in found:
        mended = ", ".join(each["fix_versions"]) or "chưa có bản sửa"
        print(f"{pin['name']} {pin['version']}: {each['id']} (sửa ở: {mended})")
    print(f"Đã hỏi {len(pins)} thư viện: {len(found)} lỗ hổng đã biết.")
    return FOUND if found else 0


if __name__ == "__main__":
    sys.exit(audit(Path(sys.argv[1]), *sys.argv[2:]))
