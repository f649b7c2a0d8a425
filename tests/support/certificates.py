"""Certificates of an invented authority, made by the program openssl.

In: a folder. Out: files in PEM. They are for loopback and for nobody else.
"""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

PROGRAM = shutil.which("openssl")
_KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")
# What RFC 5280 asks of an authority, and Python 3.13 checks.
_MAY_SIGN = ("-addext", "keyUsage=critical,keyCertSign,cRLSign")


class Authority:
    """Issues certificates; with `said` empty, as an office might that never read RFC 5280."""

    def __init__(self, folder: Path, name: str, said: Sequence[str] = _MAY_SIGN) -> None:
        self._folder, self._name = folder, name
        self.file = folder / f"{name}.pem"
        self._key = folder / f"{name}.key"
        whole = ("-x509", "-days", "30", "-subj", f"/CN={name}")
        self._openssl("req", *whole, *said, *_KEY, "-keyout", self._key, "-out", self.file)

    def issued(self, name: str, days: int = 30, address: str = "IP:127.0.0.1") -> Path:
        """A file with a certificate and its key; with a day before today, one that is over."""
        key, asked, file = (self._folder / f"{name}.{end}" for end in ("key", "csr", "pem"))
        bears = self._folder / f"{name}.ext"
        bears.write_text(f"subjectAltName={address}\nauthorityKeyIdentifier=keyid\n", "ascii")
        self._openssl("req", "-subj", f"/CN={name}", *_KEY, "-keyout", key, "-out", asked)
        signed = ("-CA", self.file, "-CAkey", self._key, "-extfile", bears)
        self._openssl("x509", "-req", "-in", asked, *signed, "-days", days, "-out", file)
        file.write_text(file.read_text("ascii") + key.read_text("ascii"), "ascii")
        return file

    def _openssl(self, *arguments: object) -> None:
        assert PROGRAM, "openssl is missing"
        subprocess.run([PROGRAM, *map(str, arguments)], check=True, capture_output=True)
