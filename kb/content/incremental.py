"""All checks again and again, for a collection of which little changes from one time to the next.

In: `Content`, and the sentences of its records. Out: what `check_content` finds, without looking
again at what has not changed.
"""

import threading
from datetime import date
from itertools import chain

from kb.content.checks import check_file, check_together
from kb.content.copies import Copies
from kb.content.curation import references_of
from kb.content.folder import Content
from kb.records import RecordFile
from kb.schema import Problem


class Checks:
    """`check_content` for a collection of which little changes from one time to the next.

    What was found in a record by itself stays found while it, the documents and the lists do not
    change, and for a day.
    """

    def __init__(self) -> None:
        self._beside: tuple[object, ...] = ()
        self._found: dict[tuple[str, int], tuple[RecordFile, tuple[Problem, ...]]] = {}
        self._alone = threading.Lock()

    def check(self, content: Content, copies: Copies) -> tuple[Problem, ...]:
        """What `check_content` finds; `copies` holds the records of `content`."""
        with self._alone:
            beside = (content.vocabularies, content.unread_ids, content.directives, date.today())
            before = self._found if beside == self._beside else {}
            references = references_of(content)
            self._beside, self._found = beside, {}
            for file in content.files:
                key = file.path, file.first_line
                held = before.get(key)
                if held is None or held[0] is not file:
                    held = file, tuple(check_file(file, references, content))
                self._found[key] = held
            every = chain.from_iterable(problems for _, problems in self._found.values())
            return tuple(sorted({*every, *check_together(content, copies)}))
