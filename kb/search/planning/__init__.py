"""Which plan answers a question: how far to go for it, and what counts how much.

In: a `ParsedQuery` and a `Snapshot`. Out: a `Plan` for the engine (`kb.index.engine`). What a word
weighs stands in `kb.search.weights`, learnt on what is judged. The rooms, bottom up:

    asked -> weighing -> words, lifts; tiers -> plan
"""

from kb.search.planning.plan import plan_for
from kb.search.planning.tiers import STEPS, Step
from kb.search.planning.weighing import shown_score

__all__ = ["STEPS", "Step", "plan_for", "shown_score"]
