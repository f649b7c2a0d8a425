"""The documents that an article cites.

In: an `Article`, `References` over the collection. Out: suggestions: the id of the document where
it can be only one; else the citation as it is written, with a doubt that says why it is no id.
"""

from collections.abc import Iterator

from kb.documents import Reference, References, Setting
from kb.material.suggesting.article import Article, suggestion
from kb.material.suggesting.sentences import Sentence
from kb.material.values import Suggestion

# Kinds of documents that an exemplar answers to; a decision cited is mostly the one that honours.
_ANSWERED = ("Chỉ thị", "Kết luận", "Nghị quyết", "Quy định", "Kế hoạch", "Hướng dẫn", "Nghị định")


def documents_of(
    article: Article, references: References, province: str | None
) -> Iterator[Suggestion]:
    """Each document that a sentence cites, with the sentence."""
    setting = Setting(province=province, issued=article.date)
    text, starts = _joined(article.sentences)
    for found in references.find(text, setting):
        at = max(i for i, start in enumerate(starts) if start <= found.start)
        value = found.directive.id if found.directive else found.text
        is_wanted = found.directive or found.canonical.startswith(_ANSWERED)
        if is_wanted and found.end <= starts[at] + len(article.sentences[at].text):
            yield suggestion("directives", value, article.sentences[at], _doubt(found))


def _joined(sentences: tuple[Sentence, ...]) -> tuple[str, list[int]]:
    """The sentences as one text, and where each begins."""
    starts, length = [], 0
    for each in sentences:
        starts.append(length)
        length += len(each.text) + 1
    return "\n".join(each.text for each in sentences), starts


def _doubt(found: Reference) -> str:
    if found.directive:
        return ""
    if not found.candidates:
        return "văn bản này chưa có trong kho: chưa có mã để ghi"
    ids = ", ".join(each.id for each in found.candidates)
    return f"số này có thể là nhiều văn bản ({ids}): hãy chọn theo ngày"
