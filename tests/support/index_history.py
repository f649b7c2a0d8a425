"""Changes what an index remembers of its past, so that no test need wait for a clock."""

import json
from pathlib import Path
from typing import Any

from kb.index import current_generation
from kb.index.seal import seal


def backdate(folder: Path, second: int, **said: Any) -> None:
    """Let the generation in use have been built at another time, and say these things of itself."""
    file = current_generation(folder) / "info.json"
    info = json.loads(file.read_text("utf-8"))
    info["history"] = {record_id: [second, second] for record_id in info["history"]}
    seal(file.parent, info | said)
