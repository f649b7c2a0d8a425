"""tantivy alone: the first twenty by its own BM25, all words required, nothing counted or shown.

In: tokens and facets of records. Out: a `Candidate`.
"""

from pathlib import Path
from typing import Any

from tantivy import Document, Index, Occur, Query, SchemaBuilder, TextAnalyzerBuilder, Tokenizer

from kb.quality.benchmark.candidates import PAGE, Progress, Silent
from kb.quality.benchmark.corpus import VOCABULARIES, Corpus, tokens_of
from kb.quality.benchmark.questions import QUESTION_KINDS, Question
from kb.text.vietnamese import fold
from kb.wording.facets import facet_values

_BLANKS = "blanks"
_FACETS = "facets"


def _index(folder: Path, is_new: bool) -> Any:
    builder = SchemaBuilder()
    builder.add_text_field("syllables", tokenizer_name=_BLANKS, index_option="position")
    builder.add_text_field("folded", tokenizer_name=_BLANKS, index_option="freq")
    for name in ("numbers", _FACETS):
        builder.add_text_field(name, tokenizer_name=_BLANKS, index_option="basic")
    index = Index(builder.build(), path=str(folder), reuse=not is_new)
    index.register_tokenizer(_BLANKS, TextAnalyzerBuilder(Tokenizer.whitespace()).build())
    return index


class BareTantivy:
    """Builds and opens tantivy's files."""

    kinds = frozenset(QUESTION_KINDS)
    suggests = False

    def build(self, corpus: Corpus, folder: Path, progress: Progress) -> None:
        """Words with and without marks, numbers and facets; nothing is stored."""
        writer = _index(folder, is_new=True).writer(heap_size=64_000_000, num_threads=1)
        for record in progress(corpus):
            tokens = tokens_of(record)
            facets = facet_values(record, VOCABULARIES).items()
            text = " ".join(tokens.syllables)
            document = Document()
            document.add_text("syllables", text)
            document.add_text("folded", fold(text))
            document.add_text("numbers", " ".join(tokens.numbers))
            borne = (f"{name}={value}" for name, values in facets for value in values)
            document.add_text(_FACETS, " ".join(borne))
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()

    def open(self, folder: Path) -> "BareTantivyOpened":
        """The files, mapped into memory."""
        return BareTantivyOpened(_index(folder, is_new=False))


class BareTantivyOpened(Silent):
    """A searcher that answers."""

    def __init__(self, index: Any) -> None:
        self._schema, self._searcher = index.schema, index.searcher()

    def ask(self, question: Question) -> int:
        """The addresses of a page."""
        query = Query.boolean_query([(Occur.Must, each) for each in self._parts(question)])
        return len(self._searcher.search(query, limit=PAGE, count=False).hits)

    def _parts(self, question: Question) -> list[Query]:
        if question.kind == "phrase":
            return [Query.phrase_query(self._schema, "syllables", list(question.words))]
        fields = {"unaccented": "folded", "number": "numbers"}
        field = fields.get(question.kind, "syllables")
        parts = [Query.term_query(self._schema, field, word) for word in question.words]
        for name, values in question.filters.items():
            either = [Query.term_query(self._schema, _FACETS, f"{name}={each}") for each in values]
            parts.append(Query.boolean_query([(Occur.Should, each) for each in either]))
        return parts


def make(name: str) -> BareTantivy:
    """The one there is."""
    return BareTantivy()
