"""Makes drafts of write-ups: what a report or a story states of its subject, and nothing more.

In: a `Paper` and its `Piece`s. Out: `Reading`s: an `Entry`, and a `Finding` for what is not sure.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kb.imports.lists import MAX_NAME, Clues, holds, kind_of_name, province_in
from kb.imports.origins import Entry, Finding, Origin, Reading
from kb.imports.readers import Block, to_markdown
from kb.imports.writeups.capitals import sentence
from kb.imports.writeups.honours import told_honours, years_of
from kb.imports.writeups.labels import labelled
from kb.imports.writeups.lines import Kind, Line, begins
from kb.imports.writeups.names import bare, is_bare_name, people_in, person_in
from kb.imports.writeups.papers import Paper, is_sentence, texts_of, without_bylines
from kb.imports.writeups.pieces import Piece
from kb.imports.writeups.places import place_in
from kb.imports.writeups.sources import SOURCES, source_of
from kb.imports.writeups.subject import Subject, kind_by_sections, subject_of
from kb.imports.writeups.words import either
from kb.records import Exemplar
from kb.records.codes import highest
from kb.records.parts import Source
from kb.vocabularies import Vocabularies

_PROPOSED = (
    r"(?:kính |trân trọng )?(?:đề nghị|đề xuất)[\w ,]{0,120}?"
    rf"(?:{either('lines', 'proposed')})"
)
_OPENING = 20  # letters before the name that a story opens with
_MOST_LEAD = 12  # lines in which a report says where its subject lives
_LEAD = 4  # blocks in which a story says where its subject lives


@dataclass(frozen=True)
class Context:
    """What holds for every write-up of a file: the editor's flags, the vocabularies."""

    flags: Clues
    vocabularies: Vocabularies


@dataclass
class _Work:
    """A write-up at work: where it stands, what its paper and context are, and what it gave."""

    paper: Paper
    origin: Origin
    context: Context
    reading: Reading = field(default_factory=Reading)

    def tell(self, wrong: str, remedy: str, *, is_skipped: bool = False) -> None:
        """Tell the editor one thing."""
        finding = Finding(self.origin, wrong, remedy, is_skipped=is_skipped)
        self.reading.findings.append(finding)

    def give(self, record: Exemplar, bylines: list[Line]) -> Reading:
        """The reading with the draft of a record in it."""
        entry = Entry(record, self.origin, tuple(_notes(self.paper, bylines)))
        self.reading.entries.append(entry)
        return self.reading


def read_report(paper: Paper, origin: Origin, context: Context) -> Reading:
    """A report on one person, unit or model: one draft, named after its subject."""
    work = _Work(paper, origin, context)
    blocks, bylines = without_bylines(paper.blocks)
    lines, labels = list(texts_of(blocks)), labelled(blocks)
    titles = [*paper.titles, *paper.lines(Kind.REPORT), *paper.lines(Kind.PROPOSAL)]
    source = source_of(paper, bylines, str(origin))
    source = replace(source, title=source.title or origin.file.rpartition(".")[0])
    subject = subject_of(labels, titles, lines, paper.closing)
    if subject is None:
        subject = Subject(source.title or origin.file, None)
        remedy = 'hãy ghi tên ở bản nháp, hoặc thêm dòng "Họ và tên: …" vào báo cáo'
        work.tell("không rõ báo cáo nói về ai", remedy)
    kind = subject.kind or context.flags.kind or kind_by_sections(lines)
    where = [*filter(None, [labels.get("place")]), *map(sentence, titles), *_lead_of(lines)]
    record = _record(work, blocks, where, replace(subject, kind=kind), source)
    is_proposal = any(holds(_PROPOSED, title) for title in titles) or any(map(_proposes, lines))
    role = _role(labels) if kind == "ca-nhan" else None
    return work.give(replace(record, role=role, stage="de-nghi" if is_proposal else None), bylines)


def _lead_of(lines: list[str]) -> list[str]:
    """The lines that say who the subject is, down to those on what it has done."""
    ends = (i for i, line in enumerate(lines) if begins(r"thành tích|kết quả", bare(line)))
    return lines[: min(next(ends, _MOST_LEAD), _MOST_LEAD)]


def _role(labels: dict[str, str]) -> str | None:
    parts = dict.fromkeys(labels[key] for key in ("role", "unit") if key in labels)
    return ", ".join(parts) or None


def _proposes(line: str) -> bool:
    match = holds(_PROPOSED, line)
    return match is not None and match.start() <= 2


def read_story(
    paper: Paper, piece: Piece, collection: str, stated: Clues, origin: Origin, context: Context
) -> Reading:
    """A story under its title; what the titles above it state is used where it says nothing."""
    work = _Work(paper, origin, context)
    if not piece.title or len(piece.title) > MAX_NAME or not piece.blocks:
        wrong = "không có bài dưới tiêu đề này" if piece.title else "không thấy tên ở đầu bài"
        remedy = "hãy đặt tên (chữ đậm hoặc Heading) rồi viết bài ở dưới"
        work.tell(wrong, remedy, is_skipped=True)
        return work.reading
    blocks, bylines = without_bylines(piece.blocks)
    lines, title = list(texts_of(blocks)), piece.title
    kind = _kind_of_story(work, piece, lines, stated)
    if kind == "ca-nhan" and title.isupper() and is_bare_name(title):
        title = title.title()
    name = person_in(title, "\n".join(lines)) if kind == "ca-nhan" else None
    source = source_of(paper, bylines, str(origin), collection)
    lead = [title, *texts_of(blocks[:_LEAD])]
    record = _record(work, blocks, lead, Subject(name or title, kind), source)
    role = _role(labelled(blocks)) if kind == "ca-nhan" else None
    record = replace(record, title=title, subject=name, role=role, stage=stated.stage)
    if piece.is_guessed:
        wrong = f'coi "{title}" là một bài riêng, vì bài nói về người khác'
        work.tell(wrong, "nếu chỉ là đề mục của bài trước, hãy gộp hai bản nháp")
    return work.give(_with_stated(record, stated), bylines)


def _kind_of_story(work: _Work, piece: Piece, lines: list[str], stated: Clues) -> str | None:
    """The kind that section, flags, title or collection tell, else the first sentence."""
    named = None if begins(either("names", "groups"), piece.title) else kind_of_name(piece.title)
    kind = piece.section.kind or work.context.flags.kind or named or stated.kind
    first = next((line for line in lines if is_sentence(line)), "")
    opening = people_in(first)[:1] if kind is None else []
    if opening and first.find(opening[0]) < _OPENING:
        wrong = f"coi là gương cá nhân, vì bài mở đầu bằng {opening[0]}"
        work.tell(wrong, "nếu không phải, hãy sửa kind của bản nháp")
        return "ca-nhan"
    return kind


def _with_stated(record: Exemplar, stated: Clues) -> Exemplar:
    """What the titles above say, in the fields that the story itself leaves open."""
    return replace(
        record,
        level=record.level or stated.level,
        years=record.years or stated.years,
        province=record.province or stated.province,
        district=record.district or stated.district,
    )


def _record(
    work: _Work, blocks: Sequence[Block], where: list[str], subject: Subject, source: Source
) -> Exemplar:
    """What report and story have in common: places, honours, text."""
    flags = work.context.flags
    place = place_in(where, work.context.vocabularies)
    found = told_honours(blocks, subject.name, is_person=subject.kind == "ca-nhan")
    _tell_unsure(work, found.unsure)
    levels = [honour.level for honour in found.honours if honour.level]
    return Exemplar(
        id="",
        title=subject.name,
        kind=subject.kind or "",
        subject=subject.name,
        level=highest(levels) or flags.level,
        years=years_of(found.honours) or flags.years,
        province=place.province or flags.province or _province_of_office(work),
        district=place.district,
        commune=place.commune,
        honours=tuple(found.honours),
        sources=(source,),
        status="draft",
        body=to_markdown(blocks),
    )


def _province_of_office(work: _Work) -> str | None:
    """The province of the office that writes, told; used where nothing else names one."""
    issuers = " ".join(work.paper.lines(Kind.ISSUER))
    province = province_in(issuers, work.context.vocabularies) if issuers else None
    if province:
        wrong = f"tỉnh lấy theo cơ quan ghi ở đầu văn bản: {province}"
        remedy = "hãy xem lại có đúng nơi của gương không"
        work.reading.findings.append(Finding(Origin(work.origin.file), wrong, remedy))
    return province


def _tell_unsure(work: _Work, unsure: list[str]) -> None:
    if unsure:
        shown = "; ".join(f'"{" ".join(text.split())[:120]}"' for text in unsure[:3])
        more = f" và {len(unsure) - 3} chỗ khác" if len(unsure) > 3 else ""
        wrong = f"có nhắc khen thưởng mà không chắc là của gương này: {shown}{more}"
        work.tell(wrong, "nếu đúng, hãy ghi vào honours của bản nháp")


def _notes(paper: Paper, bylines: list[Line]) -> list[str]:
    """What the editor may want to know of the paper, and no field of a record holds."""
    numbers = [number for number in paper.lines(Kind.NUMBER) if re.search(r"\d", number)]
    notes = [f"Số của văn bản: {number.lstrip('Ssố: ')}" for number in numbers]
    titles = [*paper.titles, *paper.lines(Kind.PROPOSAL), *paper.lines(Kind.ADDRESSEE)]
    sources = [line for line in bylines if line.key in SOURCES]
    others = [*sources[1:], *(line for line in bylines if line.key not in SOURCES)]
    notes += [f"Đề bài: {title}" for title in titles]
    return [*notes, *(f"{line.key.capitalize()}: {line.text}" for line in others)]
