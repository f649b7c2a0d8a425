"""What an article suggests for a record, each value with the sentence that states it.

    sentences -> article -> runs -> people, units -> subjects (whom it is about)
    reports: what stands by labels and under headings; roles, locations, recognition, times,
    documents, topics: what is said of the subject
    words.toml: the words by which all this is known

In: a `Material`, the vocabularies, the records of the collection. Out: `Suggestion`s. Rules and our
own vocabularies only; nothing is guessed that no sentence states.
"""

from kb.material.suggesting.suggest import suggest

__all__ = ["suggest"]
