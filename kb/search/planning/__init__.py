"""Which plan answers a question: how far to go for it, and what counts how much.

In: a `ParsedQuery` and a `Snapshot`. Out: a `Plan` for the engine (`kb.index.engine`). What a word
weighs stands in `kb.search.weights`, learnt on what is judged.
"""

from kb.search.planning.plan import STEPS, Step, plan_for, shown_score

__all__ = ["STEPS", "Step", "plan_for", "shown_score"]
