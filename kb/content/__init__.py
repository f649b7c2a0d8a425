"""The content folder: read, checked, written to.

In: a folder of record files, lists and vocabularies. Out: `Content` (`folder`), `Problem`s of it
(`checks`, `curation`, `incremental`), files written, changed and mended (`drafts`, `edits`,
`mending`). Loaded by who needs them.
"""

__all__ = [
    "beginnings",
    "checks",
    "copies",
    "curation",
    "drafts",
    "edits",
    "folder",
    "incremental",
    "listing",
    "losses",
    "mending",
    "private",
    "removals",
    "site",
    "texts",
    "vocabulary",
]
