"""Packages for an installation without a network, made of what this environment holds.

In: names of installed packages, or of small ones that are invented. Out: wheels in a folder, and
the line that pins each in a requirements.txt.
"""

import hashlib
import re
import zipfile
from collections.abc import Mapping
from importlib.metadata import distribution
from pathlib import Path

_WHEEL = "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


def invented(folder: Path, name: str, version: str = "1.0") -> str:
    """A package of one module that says its version."""
    info = f"{name}-{version}.dist-info"
    files = {
        f"{name}.py": f"version = {version!r}\n",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": _WHEEL,
    }
    encoded = {path: text.encode() for path, text in files.items()}
    return _written(folder, f"{name}-{version}-py3-none-any.whl", info, encoded)


def packed_again(folder: Path, name: str) -> str:
    """An installed package as the wheel that it came from, scripts and compiled files aside."""
    found = distribution(name)
    files = {}
    for path in found.files or ():
        place = Path(str(found.locate_file(path)))
        is_own = not path.as_posix().startswith("..") and path.suffix != ".pyc"
        if is_own and path.name not in ("RECORD", "INSTALLER", "REQUESTED", "direct_url.json"):
            files[path.as_posix()] = place.read_bytes()
    info = next(path for path in files if path.endswith(".dist-info/WHEEL")).partition("/")[0]
    tags = re.findall(r"^Tag: (\S+)-(\S+)-(\S+)", files[f"{info}/WHEEL"].decode(), re.MULTILINE)
    tag = "-".join(".".join(dict.fromkeys(parts)) for parts in zip(*tags, strict=True))
    return _written(folder, f"{info.removesuffix('.dist-info')}-{tag}.whl", info, files)


def _written(folder: Path, file_name: str, info: str, files: Mapping[str, bytes]) -> str:
    """Stored, not packed: quick; pip trusts the record without sums when it has none."""
    folder.mkdir(parents=True, exist_ok=True)
    record = "".join(f"{path},,\n" for path in (*files, f"{info}/RECORD"))
    with zipfile.ZipFile(folder / file_name, "w") as wheel:
        for path, data in (*files.items(), (f"{info}/RECORD", record.encode())):
            wheel.writestr(path, data)
    name, _, version = info.removesuffix(".dist-info").partition("-")
    digest = hashlib.sha256((folder / file_name).read_bytes()).hexdigest()
    return f"{name}=={version} --hash=sha256:{digest}\n"
