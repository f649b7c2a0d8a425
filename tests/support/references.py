"""What the references of a text may mean, as the tables in cases/references.toml say it."""

from kb.documents.references import Reference, References, Setting


def meant(references: References, text: str, setting: Setting | None = None) -> list[str]:
    """For each reference the ids it may mean, newest first; of known numbers the dates."""
    return [_told(each) for each in references.find(text, setting)]


def _told(reference: Reference) -> str:
    told = {each.id: str(each.issued) for each in reference.candidates}
    told |= {str(each.date): str(each.date) for each in reference.known}
    return " | ".join(sorted(told, key=told.__getitem__, reverse=True))
