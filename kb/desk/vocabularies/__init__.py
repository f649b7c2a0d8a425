"""What editors may extend besides records: fields of work, synonyms, days, bodies, places, numbers.

In: forms made from the same declarations as those of records. Out: items of the lists of content/,
changed where they changed; what would break is named before anything is written.
"""
