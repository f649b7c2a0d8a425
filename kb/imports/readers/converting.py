"""Files of old or other formats made into those that we read, by LibreOffice where it is.

In: a path. Out: a path that is there for a while, in .docx or .xlsx; FileRefused in one sentence
for what LibreOffice cannot open, and where there is none. It runs in a profile of its own (two at
once do not meet) without macros, links and network, within a time, and is ended whole.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import quoteattr

from cachetools import LRUCache

from kb.imports.origins import FileRefused
from kb.imports.readers.safety import check_archive, read_bytes
from kb.programs import find_program, run_program

# What each format becomes; whoever has no LibreOffice saves it so by hand.
CONVERTED = {".xls": ".xlsx", ".doc": ".docx", ".ods": ".xlsx", ".odt": ".docx", ".rtf": ".docx"}
_FILTERS = {".xlsx": "xlsx:Calc MS Excel 2007 XML", ".docx": "docx:MS Word 2007 XML"}
_SECONDS = 120
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What a file of each name may begin with, and the filter that reads it. Without a filter stated
# LibreOffice takes what it does not know for text.
_READ_AS: dict[str, dict[bytes, str]] = {
    ".doc": {_OLE: "MS Word 97", b"{\\rtf": "Rich Text Format", _ZIP: ""},
    ".xls": {_OLE: "MS Excel 97", b"<?xml": "MS Excel 2003 XML", b"<": "HTML (StarCalc)", _ZIP: ""},
    ".odt": {_ZIP: "writer8"},
    ".ods": {_ZIP: "calc8"},
    ".rtf": {b"{\\rtf": "Rich Text Format"},
}
# A stream that an old file of each kind holds; with a password there is another, or it is sealed.
_STREAMS = {".doc": ("WordDocument",), ".xls": ("Workbook", "Book")}
_PLACES = (
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_DEAD_END = "127.0.0.1"  # a proxy that nobody is: nothing is fetched
_PROFILE = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Calc/Content/Update", "Link", "2"),
    ("Writer/Content/Update", "Link", "0"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", _DEAD_END),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", _DEAD_END),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("Inet/Settings", "ooInetNoProxy", ""),
)

_remembered: LRUCache[tuple[str, str], bytes] = LRUCache(4)  # a desk reads one list many times
_alone = threading.Lock()


@contextmanager
def in_new_format(path: Path) -> Iterator[Path]:
    """The file itself, or for as long as it is needed what LibreOffice made of it."""
    suffix = path.suffix.lower()
    if suffix not in CONVERTED:
        yield path
        return
    data = read_bytes(path)
    with TemporaryDirectory(prefix="kb-", ignore_cleanup_errors=True) as folder:
        made = Path(folder, f"tep{CONVERTED[suffix]}")
        made.write_bytes(_converted(path.name, data, suffix))
        yield made


def _filter_of(name: str, data: bytes, suffix: str) -> str:
    """The filter that reads a file; FileRefused when it is not what its name says."""
    start = data[:200].lstrip(b"\xef\xbb\xbf\r\n\t ")
    found = next((each for each in _READ_AS[suffix] if start.startswith(each)), None)
    streams = _STREAMS.get(suffix, ())
    is_whole = found != _OLE or any(each.encode("utf-16-le") in data for each in streams)
    if found is None or not is_whole:
        wrong = f"không phải là tệp {suffix} (hoặc tệp hỏng, có mật khẩu)"
        remedy = f"hãy mở tệp gốc, bỏ mật khẩu rồi lưu thành {CONVERTED[suffix]}"
        raise FileRefused(name, wrong, remedy)
    if found == _ZIP:  # of gigabytes, it would be unpacked by LibreOffice
        check_archive(name, data, CONVERTED[suffix])
    return _READ_AS[suffix][found]


def _converted(name: str, data: bytes, suffix: str) -> bytes:
    key = (sha256(data).hexdigest(), suffix)
    with _alone:
        if key in _remembered:
            return _remembered[key]
    read_as = _filter_of(name, data, suffix)
    made = _by_libreoffice(name, data, suffix, read_as) if read_as else data
    with _alone:
        _remembered[key] = made
    return made


def _by_libreoffice(name: str, data: bytes, suffix: str, read_as: str) -> bytes:
    """What LibreOffice makes of a file; FileRefused where it makes nothing."""
    becomes = CONVERTED[suffix]
    program = find_program("soffice", "libreoffice", places=_PLACES)
    if program is None:
        wrong = f"máy này chưa có LibreOffice để đọc tệp {suffix}"
        remedy = f"hãy cài LibreOffice, hoặc mở tệp ra rồi lưu thành {becomes}"
        raise FileRefused(name, wrong, remedy)
    with TemporaryDirectory(prefix="kb-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        given, made = home / f"tep{suffix}", home / "ra" / f"tep{becomes}"
        given.write_bytes(data)
        profile = _profile(home / "ho-so")
        command: list[str | Path] = [
            *(program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"),
            *("--nolockcheck", "--nodefault", "--nologo", f"--infilter={read_as}"),
            *("--convert-to", _FILTERS[becomes]),
            *("--outdir", made.parent, given),
        ]
        ran = run_program(command, _SECONDS, folder=home, environ={"HOME": str(home)})
        if ran.code is None:
            wrong = f"LibreOffice đọc quá {_SECONDS} giây chưa xong"
            raise FileRefused(name, wrong, f"hãy mở tệp ra rồi lưu thành {becomes}")
        if not made.is_file():
            wrong = "LibreOffice không mở được (tệp hỏng, có mật khẩu, hoặc máy cài thiếu phần)"
            remedy = f"hãy mở tệp ra, bỏ mật khẩu rồi lưu thành {becomes}"
            raise FileRefused(name, wrong, remedy)
        return read_bytes(made)


def _profile(folder: Path) -> Path:
    """A fresh profile in which nothing of a document is carried out or fetched."""
    items = "".join(
        f'<item oor:path="/org.openoffice.{"" if path.startswith("Inet") else "Office."}{path}">'
        f'<prop oor:name={quoteattr(name)} oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _PROFILE
    )
    user = folder / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>',
        "utf-8",
    )
    return folder
