"""Records that an article may be about, and how it joins one.

In: a material and what it suggests, a collection. Out: `Kin`s, each with what agrees, differs and
is new; and, once an editor has chosen, the record's fields with one source more. Nothing joins by
itself.
"""

from collections.abc import Sequence

from kb.content.folder import Content
from kb.material.joining.adding import joined_fields
from kb.material.joining.comparing import Comparison
from kb.material.joining.finding import Likely, likely
from kb.material.joining.known import Article, Known
from kb.material.joining.values import Agreement, Difference, Kin
from kb.material.values import Material, Suggestion

__all__ = ["Agreement", "Difference", "Kin", "Known", "joined_fields", "kin_of"]


def kin_of(
    material: Material,
    suggestions: Sequence[Suggestion],
    content: Content,
    *,
    apart: str = "",
    known: Known | None = None,
) -> tuple[Kin, ...]:
    """The few records that it may be about, likeliest first.

    `apart` is the id of a draft that was made from it; `known` is what was made of this content.
    """
    known = known or Known(content)
    article = Article(material, content.vocabularies)
    found = likely(article, known, apart)
    return tuple(_kin(each, article, suggestions, known) for each in found)


def _kin(found: Likely, article: Article, suggestions: Sequence[Suggestion], known: Known) -> Kin:
    record = found.told.record
    beside = Comparison(article, record, suggestions, known.vocabularies)
    return Kin(
        record=record,
        why=found.why,
        agrees=beside.agrees,
        differs=beside.differs,
        new=beside.new,
        told=beside.told,
        is_source=found.is_source,
    )
