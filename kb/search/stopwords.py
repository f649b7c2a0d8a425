"""Words of a question that say nothing about what is looked for.

In: a `ParsedQuery`. Out: those of its words that only ask or only join others: "ai" and "là" in
"ai là người trồng lan ở Củ Chi". What is left of a query is never empty.
"""

import itertools

from kb.search.reading import ParsedQuery, Word
from kb.text.vietnamese import fold

# A query of so many words may be a question, in which "ai" asks; in "Ai Cập" it does not.
QUESTION_LENGTH = 4
# A query of more words than these is a question: little words only join the others.
KEYWORDS = 5
# The words that ask. They stand in questions and hardly ever in their answers; "AI" asks nothing.
_QUESTION_WORDS = frozenset({"gì", "nào", "ai", "đâu", "mấy"})
_QUESTION_PAIRS = frozenset(
    {"bao nhiêu", "bao lâu", "bao giờ", "bao xa", "khi nào"}
    | {"ở đâu", "ra sao", "tại sao", "thế nào", "vì sao"}
)
# Without marks "dau" is also "đầu", "ai" also "ái": only these still mean a question.
_UNMARKED_QUESTION_WORDS = frozenset({"gi", "nao"})
_UNMARKED_QUESTION_PAIRS = frozenset(map(fold, _QUESTION_PAIRS))
# The little words: "cho" or "đến" may be half of what is meant, these hardly ever are.
_LITTLE = frozenset({"của", "là", "các", "những", "và", "với", "được", "đã", "này", "đó"})
# Without marks "da" is also "đá", "nay" also "này" of today.
_UNMARKED_LITTLE = frozenset({"cua", "la", "cac", "nhung", "va", "voi", "duoc"})


def is_question(query: ParsedQuery) -> bool:
    """Whether so much was typed that the score decides, not whether every word is there."""
    return len(query.words) > KEYWORDS


def words_aside(query: ParsedQuery) -> frozenset[Word]:
    """The words that only ask or join: "gì" in "lục lạp có màu gì"; none among a few keywords."""
    asked = set(query.words)
    if len(asked) < QUESTION_LENGTH:
        return frozenset()
    found = _asking(query)
    if is_question(query):
        little = _LITTLE if query.has_marks else _UNMARKED_LITTLE
        found |= {word for run in query.runs for word in run if word.text in little}
    return frozenset(found if found < asked else ())


def _asking(query: ParsedQuery) -> set[Word]:
    words = _QUESTION_WORDS if query.has_marks else _UNMARKED_QUESTION_WORDS
    pairs = _QUESTION_PAIRS if query.has_marks else _UNMARKED_QUESTION_PAIRS
    every = (word for run in query.runs for word in run)
    found = {word for word in every if word.text in words and not word.is_capital}
    for run in query.runs:
        for first, second in itertools.pairwise(run):
            if f"{first.text} {second.text}" in pairs:
                found |= {first, second}
    return found
