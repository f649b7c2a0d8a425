"""An engine by the book: every document is asked every question. Slow, plain, and right.

What `kb.index.engine` says, written once more as directly as it can be, to hold real engines to it.
"""

from collections import Counter
from functools import singledispatch

from kb.index.engine import ID, KINDS, All, Any, Entry, Found, Page, Plan, Scored, Term


@singledispatch
def holds(clause, entry: Entry) -> bool:
    """Whether a clause holds in a document."""
    raise NotImplementedError(clause)


@holds.register
def _term(clause: Term, entry: Entry) -> bool:
    if clause.kind == ID:
        return clause.text == entry.id
    held = entry.levels if clause.kind in KINDS else entry.facets
    return clause.text in held.get(clause.kind, ())


@holds.register
def _all(clause: All, entry: Entry) -> bool:
    return all(holds(part, entry) for part in clause.parts) and not any(
        holds(part, entry) for part in clause.without
    )


@holds.register
def _any(clause: Any, entry: Entry) -> bool:
    return sum(holds(part, entry) for part in clause.parts) >= clause.at_least


def added(scored: Scored, entry: Entry) -> int:
    """What one weighted term adds to the score of a document."""
    if scored.where is not None and not holds(scored.where, entry):
        return 0
    if scored.term is None:
        return scored.weight
    if not holds(scored.term, entry):
        return 0
    level = entry.levels.get(scored.term.kind, {}).get(scored.term.text, 1)
    return scored.weight * (2 * level - 1)


class PlainEngine:
    """Answers from a list of entries."""

    def __init__(self, entries: list[Entry]) -> None:
        self.entries = entries

    def frequency(self, term: Term) -> int:
        """In how many documents a term stands."""
        return sum(holds(term, entry) for entry in self.entries)

    def execute(self, plan: Plan) -> Page:
        """Find, order and count."""
        among = [entry for entry in self.entries if holds(plan.among, entry)]
        tiers, step = self._tiers(plan, among)
        pinned = [each for each in plan.pinned if each in {entry.id for entry in among}]
        tiers |= dict.fromkeys(pinned, 0)
        found = [entry for entry in among if entry.id in tiers]
        kept = [entry for entry in found if self._passes(plan, entry, None)]
        scores = {entry.id: sum(added(each, entry) for each in plan.scored) for entry in kept}
        kept.sort(key=lambda entry: self._key(plan, entry, scores, tiers, pinned))
        page = kept[plan.first : plan.first + plan.size]
        counts = Counter(tiers.values())
        return Page(
            hits=tuple(Found(entry.id, scores[entry.id]) for entry in page),
            total=len(kept),
            step=step,
            by_step={tier.step: counts[place] for place, tier in enumerate(plan.tiers)},
            facets={name: self._counted(plan, name, found) for name in plan.facets},
        )

    def _tiers(self, plan: Plan, among: list[Entry]) -> tuple[dict[str, int], str]:
        if not plan.tiers:
            return {entry.id: 0 for entry in among}, ""
        tiers: dict[str, int] = {}
        step = plan.tiers[0].step
        for place, tier in enumerate(plan.tiers):
            if place and plan.enough is not None and len(tiers) >= plan.enough:
                break
            fresh = [entry.id for entry in among if holds(tier.clause, entry)]
            fresh = [each for each in fresh if each not in tiers]
            tiers |= dict.fromkeys(fresh, place)
            step = tier.step if fresh else step
        return tiers, step

    def _passes(self, plan: Plan, entry: Entry, without: str | None) -> bool:
        chosen = all(
            set(wanted) & set(entry.facets.get(name, ()))
            for name, wanted in plan.filters.items()
            if name != without
        )
        return chosen and all(
            any(first <= value <= last for value in entry.facets.get(name, ()))
            for name, (first, last) in plan.ranges.items()
        )

    def _counted(self, plan: Plan, name: str, found: list[Entry]) -> dict[str, int]:
        kept = [entry for entry in found if self._passes(plan, entry, name)]
        return dict(Counter(value for entry in kept for value in set(entry.facets.get(name, ()))))

    def _key(self, plan, entry, scores, tiers, pinned):
        name = (entry.name_key, entry.id)
        newest = [-int(part) for part in (entry.issued or "0000-00-00").split("-")]
        newest += [1] * (3 - len(newest))  # less is said: it comes after what says more
        if plan.sort == "name":
            return name
        if plan.sort == "newest":
            return (newest, name)
        if plan.sort == "oldest":
            return (not entry.issued, entry.issued, name)
        first = pinned.index(entry.id) if entry.id in pinned else len(pinned)
        tier = tiers[entry.id] if plan.is_ordered else 0
        dates = newest if plan.ties == "newest" else []
        return (first, tier, -scores[entry.id], dates, name)
