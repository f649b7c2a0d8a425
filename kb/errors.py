"""Errors of the knowledge base, all under one root so that an edge can catch them all.

    KBError
    ├── ContentError      content/ cannot be read at all (a missing folder, a broken vocabulary)
    ├── PictureRefused    a file is no picture that can be shown (kb.pictures)
    ├── FileRefused       a list or document to import cannot be read (kb.imports)
    ├── IndexMissing      there is no index yet, or only one of another version
    │   ├── IndexDamaged  there is one, but its files are not what was written
    │   └── EngineMissing the engine asked for, or that an index was built with, is not installed
    ├── EngineAway        the cluster that holds an index does not answer now, or not to us
    ├── IndexBusy         another process is building the index
    ├── IndexRejected     what was built does not answer as it should; the old index stays
    ├── ContentShrunk     the content lacks much of what is served; the old index stays
    ├── IndexUnwritable   the disk refuses what was built; the old index stays
    ├── UnknownRecord     no record bears this id
    ├── OutputUnusable    what was made cannot be written where it was asked for
    ├── NotSaved          a record's file or its history cannot be written; nothing was changed
    ├── NotSent           what is published here cannot go on to Git or a folder (kb.desk.outgoing)
    ├── StepRefused       a step of a record's life that cannot be taken now (kb.desk)
    ├── HarvestRefused    a harvester asked what the protocol does not allow (kb.exchange.oai)
    └── SearchLogUnusable the log of questions that found nothing is off or cannot be read

Problems inside single records are values (`kb.schema.Problem`), collected and reported
together; they are not exceptions. Messages are Vietnamese: what is wrong, where, what to do.
"""

import errno

_TROUBLES = {
    errno.ENOSPC: "hết chỗ trên ổ đĩa",
    errno.EDQUOT: "hết chỗ trên ổ đĩa",
    errno.EFBIG: "hết chỗ trên ổ đĩa",
    errno.EACCES: "không được phép ghi",
    errno.EPERM: "không được phép ghi",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
}


def disk_trouble(error: OSError) -> str:
    """What the disk objects to, as an office says it: "hết chỗ trên ổ đĩa"."""
    return _TROUBLES.get(error.errno or 0, error.strerror or str(error))


class KBError(Exception):
    """Root of all errors raised by this package; its text is fit to show to the user."""


class ContentError(KBError):
    """The content folder or one of its vocabularies cannot be used, or does not hold still."""


class PictureRefused(KBError):
    """A file is no picture, or none that can be shown; what it is, and what to do."""


class IndexMissing(KBError):
    """There is no usable index; the message says how to build one."""


class IndexDamaged(IndexMissing):
    """Files of the index are lost or are not as they were written."""


class EngineMissing(IndexMissing):
    """The engine that was asked for, or that an index was built with, is not installed."""


class EngineAway(KBError):
    """The cluster that holds an index does not answer now; nothing says that the index is lost."""


class IndexBusy(KBError):
    """Another process holds the build lock."""


class IndexRejected(KBError):
    """A build failed its checks and was not put in the place of the index in use."""


class ContentShrunk(KBError):
    """The content lacks too much of what is served; nothing was built."""


class IndexUnwritable(KBError):
    """The disk is full, or does not let us write the index."""


class UnknownRecord(KBError):
    """No record bears the id asked for."""


class OutputUnusable(KBError):
    """A file cannot be written where it was asked for, or not shown there."""


class SearchLogUnusable(KBError):
    """The log of questions that found nothing is off, or cannot be read."""


class NotSaved(KBError):
    """The disk refuses a change of a record; what was saved before is as it was."""


class NotSent(KBError):
    """What is published on this machine cannot go on; `is_behind` when others have sent before."""

    def __init__(self, message: str, *, is_behind: bool = False) -> None:
        super().__init__(message)
        self.is_behind = is_behind


class StepRefused(KBError):
    """A step of a record's life that cannot be taken now; the message says what must come first."""


class HarvestRefused(KBError):
    """A harvester's question that cannot be answered; `code` is the protocol's name for why."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
