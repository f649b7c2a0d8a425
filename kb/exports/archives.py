"""Office files are archives; written anew they are the same bytes for the same content."""

import io
import zipfile

# The first moment that an archive can hold: the libraries write the time of day instead.
_MOMENT = (1980, 1, 1, 0, 0, 0)


def steady(archive: bytes) -> bytes:
    """The same archive without the time at which it was made."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _MOMENT), old.read(name), zipfile.ZIP_DEFLATED)
    return file.getvalue()
