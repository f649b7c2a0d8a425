"""What has one right form only, put in it: a file of a record as `kb check --fix` leaves it.

In: the text of a file, what type of record it holds, the vocabularies. Out: the text with labels
instead of codes mended ("Mô hình" is mo-hinh), days ("15/5/2016"), numbers of documents, spellings
of provinces, letters in parts, and blank lines and indents of Markdown; all else byte for byte.
Nothing is guessed: what may mean two things stays for the editor.
"""

import unicodedata
from collections.abc import Mapping
from typing import Any

from kb.citations import parse_number
from kb.content.edits import Plain, edited, plain_of
from kb.records import RECORD_CLASSES
from kb.schema import Part, specs
from kb.schema.frontmatter import Document, FormError, split
from kb.schema.types import Code, Date, ListOf, Slug, likely_day
from kb.text.natural import as_meant
from kb.text.vietnamese import match_key, normalise
from kb.vocabularies import Vocabularies


def mended(text: str, record_type: str, vocabularies: Vocabularies) -> str:
    """The text of a file with every such thing in its right form; as it is when there is none."""
    text = unicodedata.normalize("NFC", text)
    try:
        document = split(normalise(text.removeprefix("\ufeff").replace("\r\n", "\n")))
    except FormError:
        return text
    declared = specs(RECORD_CLASSES[record_type])
    held = {key.text: plain_of(node) for key, node in document.front.entries}
    fields = {
        spec.name: _mended(held[spec.name], spec.type, spec.name, vocabularies)
        for spec in declared
        if spec.name in held
    }
    changed = {name: plain for name, plain in fields.items() if plain != held[name]}
    return edited(text, changed, [spec.name for spec in declared], _body(document))


def _body(document: Document) -> str | None:
    """The body, when it is meant as it stands but for blank lines and indents."""
    meant = as_meant(document.body)
    if meant == document.body or meant.split() != document.body.split():
        return None
    return meant


def _mended(plain: Plain, type_: Any, name: str, vocabularies: Vocabularies) -> Plain:
    """A value in its right form; `name` is that of a field of the record, "" inside of one."""
    if isinstance(type_, ListOf):
        many = plain if isinstance(plain, list) else [plain]
        found = [_mended(each, type_.item, name, vocabularies) for each in many]
        return found if isinstance(plain, list) else found[0]
    if isinstance(type_, Part):
        inner = {spec.name: spec.type for spec in specs(type_.cls)}
        return {
            key: _mended(value, inner[key], "", vocabularies) if key in inner else value
            for key, value in (plain.items() if isinstance(plain, Mapping) else ())
        } or plain
    return _text(plain, type_, name, vocabularies) if isinstance(plain, str) else plain


def _text(written: str, type_: Any, name: str, vocabularies: Vocabularies) -> str:
    if isinstance(type_, Code):
        return _code(written, type_.labels)
    if isinstance(type_, Slug) and type_.vocabulary == "fields":
        return _code(written, vocabularies.field_labels)
    if isinstance(type_, Date):
        return likely_day(written) or written
    if name == "province" and (where := vocabularies.where(written)):
        return where.name
    if name == "number" and (number := parse_number(written)):
        return str(number)
    return written


def _code(written: str, labels: Mapping[str, str]) -> str:
    """The one code that is written so, or whose label is: "Mô hình" is "mo-hinh"."""
    wanted = match_key(written)
    found = [
        code for code, label in labels.items() if wanted in (match_key(code), match_key(label))
    ]
    return found[0] if written not in labels and len(found) == 1 else written
