"""A record's file as it stood at a moment, and how two versions of it differ, field by field.

In: the bytes of a file. Out: a `Version` with a digest that tells whether the file is still the
same; `Difference`s between what somebody would save and what stands on the disk by now.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from kb.content.edits import Plain, plain_of
from kb.content.listing import items_of
from kb.content.texts import MAX_BYTES
from kb.desk.vocabularies.kinds import KIND_CLASSES, LIST_FILES, SITE_ID
from kb.errors import NotSaved
from kb.schema import frontmatter, specs
from kb.text.vietnamese import normalise

BODY = "body"


@dataclass(frozen=True)
class Version:
    """What a file said, or an item of a list; `path` is that inside the content folder.

    `record_type` may also be a vocabulary (`kb.desk.vocabularies.kinds`).
    """

    id: str
    record_type: str
    path: str
    data: bytes

    @cached_property
    def digest(self) -> str:
        """The same for the same bytes."""
        return digest_of(self.data)

    @cached_property
    def text(self) -> str:
        """The text as written, line ends and a mark at its head included; else NotSaved."""
        return text_of(self.path, self.data)

    @cached_property
    def document(self) -> frontmatter.Document:
        """The file or item taken apart; FormError when its form is broken, or of a whole list."""
        text = self.text.removeprefix("\ufeff").replace("\r\n", "\n")
        if self.is_list:
            raise frontmatter.FormError(1, "đây là cả một danh mục", "hãy mở từng mục của nó")
        if self.is_item:
            return frontmatter.Document(items_of(text)[0].node, "", 1)
        if self.id == SITE_ID:
            return frontmatter.Document(_mapping(text), "", 1)
        return frontmatter.split(text)

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list, not a file of its own."""
        return self.path in LIST_FILES and not self.is_list

    @property
    def is_list(self) -> bool:
        """Whether it is a whole list."""
        return self.id in LIST_FILES

    @cached_property
    def said(self) -> dict[str, Plain]:
        """Every field as plain text, and the body: {"title": "Chuyến xe …", "years": ["2024"]}."""
        fields: dict[str, Plain] = plain_of(self.document.front)
        return fields | {BODY: normalise(self.document.body)}

    @property
    def status(self) -> str:
        """What it says of its state; "published" where it says nothing that can be read."""
        try:
            return str(self.said.get("status") or "published")
        except frontmatter.FormError:
            return "published"

    @property
    def order(self) -> tuple[str, ...]:
        """The declared order of its fields."""
        return tuple(spec.name for spec in specs(KIND_CLASSES[self.record_type]))


def _mapping(text: str) -> frontmatter.Mapping:
    root = frontmatter.parse_yaml(text)
    if root is not None and not isinstance(root, frontmatter.Mapping):
        raise frontmatter.FormError(
            root.line, "cần các cặp tên và giá trị", 'hãy viết mỗi dòng một cặp, như "name: …"'
        )
    return root or frontmatter.Mapping((), 1)


def text_of(path: str, data: bytes) -> str:
    """The text of a file, its line ends and the mark at its head included; else NotSaved."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotSaved(
            f"{path}: tệp không phải UTF-8 (có thể là TCVN3, VNI) nên bàn biên tập chưa mở được; "
            "hãy lưu lại tệp với bảng mã UTF-8."
        ) from error


def digest_of(data: bytes) -> str:
    """A name for bytes: two files with the same one say the same."""
    return hashlib.sha256(data).hexdigest()


def within_bounds(data: bytes) -> bytes:
    """The bytes, if a record may be so large; NotSaved otherwise."""
    if len(data) <= MAX_BYTES:
        return data
    size = f"{len(data) / 1_000_000:.1f}".replace(".", ",")
    raise NotSaved(
        f"Hồ sơ dài {size} MB, quá lớn để lưu (nhiều nhất {MAX_BYTES // 1_000_000} MB); "
        "hãy rút gọn bài viết."
    )


def changed_fields(before: Version, after: Version) -> tuple[str, ...]:
    """The names of what two versions say differently; the body is "body".

    Of a file whose form is broken nothing can be said: ("",).
    """
    try:
        then, now = before.said, after.said
    except frontmatter.FormError:
        return ("",)
    names = dict.fromkeys((*then, *now))
    changed = tuple(name for name in names if not same(then.get(name), now.get(name)))
    return changed or ("",)


@dataclass(frozen=True)
class Difference:
    """A field on which two versions disagree; `base` is what both began from, where that is known.

    `ours` and `theirs` tell who changed it since then; without a base both may have.
    """

    field: str
    base: Plain
    mine: Plain
    on_disk: Plain
    ours: bool
    theirs: bool


@dataclass(frozen=True)
class Clash:
    """What could not be done because the file is another by now; nothing was written."""

    current: Version
    differences: tuple[Difference, ...]


def clash(base: Version | None, mine: Mapping[str, Plain], current: Version) -> Clash:
    """Where what somebody would save differs from what stands on the disk."""
    return Clash(current, tuple(_differences(base, mine, current.said)))


def _differences(
    base: Version | None, mine: Mapping[str, Plain], now: Mapping[str, Plain]
) -> Iterable[Difference]:
    then = base.said if base else None
    for field, wanted in mine.items():
        held = now.get(field)
        if same(wanted, held):
            continue
        was = then.get(field) if then is not None else None
        ours = then is None or not same(wanted, was)
        theirs = then is None or not same(held, was)
        yield Difference(field, was, wanted, held, ours, theirs)


def same(one: Plain, other: Plain) -> bool:
    """Whether two values say the same: nothing and "", 2021 and "2021", a value and its list."""
    return bool(_key(one) == _key(other))


def _key(plain: Plain) -> object:
    if isinstance(plain, list):
        return tuple(_key(each) for each in plain) if len(plain) != 1 else _key(plain[0])
    if isinstance(plain, dict):
        return tuple(sorted((name, _key(each)) for name, each in plain.items()))
    return "\n".join(line.rstrip() for line in str(plain or "").strip().split("\n"))
