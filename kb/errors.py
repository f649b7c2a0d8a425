"""Errors of the knowledge base, all under one root so that an edge can catch them all.

    KBError
    ├── ContentError      content/ cannot be read at all (a missing folder, a broken vocabulary)
    ├── FileRefused       a list or document to import cannot be read (kb.imports)
    ├── IndexMissing      there is no index yet, or only one of another version
    │   └── IndexDamaged  there is one, but its files are not what was written
    ├── IndexBusy         another process is building the index
    ├── IndexRejected     what was built does not answer as it should; the old index stays
    ├── IndexUnwritable   the disk refuses what was built; the old index stays
    ├── UnknownRecord     no record bears this id
    ├── OutputUnusable    what was made cannot be written where it was asked for
    ├── HarvestRefused    a harvester asked what the protocol does not allow (kb.exchange.oai)
    └── SearchLogUnusable the log of questions that found nothing is off or cannot be read

Problems inside single records are values (`kb.schema.problems.Problem`), collected and reported
together; they are not exceptions. Messages are Vietnamese: what is wrong, where, what to do.
"""


class KBError(Exception):
    """Root of all errors raised by this package; its text is fit to show to the user."""


class ContentError(KBError):
    """The content folder or one of its vocabularies cannot be used."""


class IndexMissing(KBError):
    """There is no usable index; the message says how to build one."""


class IndexDamaged(IndexMissing):
    """Files of the index are lost or are not as they were written."""


class IndexBusy(KBError):
    """Another process holds the build lock."""


class IndexRejected(KBError):
    """A build failed its checks and was not put in the place of the index in use."""


class IndexUnwritable(KBError):
    """The disk is full, or does not let us write the index."""


class UnknownRecord(KBError):
    """No record bears the id asked for."""


class OutputUnusable(KBError):
    """A file cannot be written where it was asked for, or not shown there."""


class SearchLogUnusable(KBError):
    """The log of questions that found nothing is off, or cannot be read."""


class HarvestRefused(KBError):
    """A harvester's question that cannot be answered; `code` is the protocol's name for why."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
