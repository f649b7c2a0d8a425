"""What newsrooms and offices ask besides searching: days, counts, duties, a place, a shortlist.

In: a snapshot, records, or questions that found nothing. Out: days with exemplars that fit, tables
for a sơ kết, what a record leaves open. Each is a module of its own, loaded by who needs it.
"""

__all__ = [
    "calendar",
    "comparing",
    "days",
    "deadlines",
    "following",
    "misses",
    "periods",
    "places",
    "reports",
    "requirements",
    "shortlist",
    "tables",
]
