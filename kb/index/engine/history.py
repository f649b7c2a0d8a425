"""When each record came into the index and when it last changed, carried from build to build.

In: the history of the generation in use, and what a build found. Out: the history of the next. A
record that is analysed again but says the same has not changed. One that has left stays in the
history with the second of its leaving.
"""

from collections.abc import Collection, Iterable, Mapping

# By id: the second it was first indexed, and the second it last changed; JSON keeps it as is.
History = Mapping[str, list[int]]


def next_history(
    old: History, ids: Iterable[str], fresh: Collection[str], corrected: Collection[str], now: int
) -> dict[str, list[int]]:
    """The history of `ids`: `fresh` were not there before, `corrected` say something else now."""
    history = {}
    for record_id in ids:
        added, changed = [now, now] if record_id in fresh else old.get(record_id, [now, now])
        history[record_id] = [added, now if record_id in corrected else changed]
    return history
