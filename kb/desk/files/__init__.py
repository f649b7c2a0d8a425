"""Records as files: opened, saved whole or not at all, with what was before, and taken back.

In: fields and bodies, with the digest of the version they were made from. Out: files changed where
they changed, `archive/history/` and `archive/journal.jsonl`.
"""
