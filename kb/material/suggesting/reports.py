"""What reports state by labels ("Họ và tên: …", "Chức vụ: …") and under the heading of honours.

In: an `Article` that may be a report of an office. Out: the sentences of a label with what stands
behind it, and the lines under "Các hình thức đã được khen thưởng". The labels are those of
write-ups (`kb.imports.writeups`).
"""

import re
from collections.abc import Iterator

from kb.imports.writeups.lines import begins
from kb.imports.writeups.names import bare, is_numbered
from kb.imports.writeups.words import either as any_of
from kb.imports.writeups.words import words as writeup_words
from kb.material.suggesting.article import Article
from kb.material.suggesting.sentences import Sentence
from kb.material.suggesting.words import either
from kb.text.vietnamese import canonical

_LABELS = {
    key: re.compile(rf"(?:^|[.;]\s|[-–+•*]\s*)(?:{either(*map(canonical, labels))})\s*:\s*")
    for key, labels in writeup_words("labels").items()
}
_MOST_HEADING = 20  # words


def is_labelled(before: str, *keys: str) -> bool:
    """Whether the words before a name end in one of the labels: "Họ và tên: "."""
    text = canonical(before[-60:])
    found = (match for key in keys for match in _LABELS[key].finditer(text))
    return any(match.end() == len(text) for match in found)


def labelled(article: Article, key: str) -> Iterator[tuple[Sentence, str]]:
    """The sentences that bear a label, and what stands behind it."""
    for sentence in article.sentences:
        if match := _LABELS[key].search(canonical(sentence.text)):
            yield sentence, sentence.text[match.end() :].strip(" .;")


def honour_lines(article: Article) -> Iterator[Sentence]:
    """The sentences under a heading of honours, down to the next heading."""
    is_section = False
    for sentence in article.sentences:
        text = sentence.text
        is_heading = (text.isupper() or is_numbered(text)) and len(text.split()) <= _MOST_HEADING
        if is_heading and begins(any_of("sections", "of_honours"), bare(text)):
            is_section = True
        elif is_heading and text.isupper():
            is_section = False
        elif is_section:
            yield sentence
