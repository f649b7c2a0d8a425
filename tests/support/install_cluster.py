"""OpenSearch's own distribution from Maven Central, kept outside of the repository.

`python -m tests.support.install_cluster` fetches what is missing (needs Java and Maven, a network
the first time) and says in one line why there can be no cluster, with code 3.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

VERSION = "2.19.6"  # the last that runs on Java 17, which Debian has
_PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy"
_DISTRIBUTION = f"opensearch-{VERSION}.zip"
# The distribution for tests lacks all modules; a mapping needs these two. By file: what Maven
# calls it, and what it must be.
ARTIFACTS = {
    _DISTRIBUTION: (
        f"org.opensearch.distribution.integ-test-zip:opensearch:{VERSION}:zip",
        "71d6d8b1c637f3faecda0752b184b1cc526fc6eaad59ec1408c6327bb00b9293",
    ),
    f"analysis-common-{VERSION}.jar": (
        f"org.opensearch.plugin:analysis-common:{VERSION}",
        "187378844d92a043b935038f9ae168f7812f686b1c1c7128f8b97731baff8a1a",
    ),
    f"mapper-extras-client-{VERSION}.jar": (
        f"org.opensearch.plugin:mapper-extras-client:{VERSION}",
        "4a486870432b71a190dca3aaba91f1fba58837e4a4146b2982e8a938164a9a34",
    ),
}
_MODULES = {
    "analysis-common": ("analysis-common", "analysis.common.CommonAnalysisPlugin"),
    "mapper-extras": ("mapper-extras-client", "index.mapper.MapperExtrasPlugin"),
}
_DESCRIPTOR = """\
description={name}
version={version}
name={name}
classname=org.opensearch.{classname}
java.version=11
opensearch.version={version}
extended.plugins=
has.native.controller=false
"""


def cache() -> Path:
    """Where what was fetched is kept."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base, "guong-sang", "opensearch")


def java() -> str | None:
    """A Java that this version runs on, if there is one."""
    home = os.environ.get("JAVA_HOME")
    found = shutil.which("java", path=f"{home}/bin" if home else None) or shutil.which("java")
    if found is None:
        return None
    said = subprocess.run([found, "-version"], capture_output=True, text=True, check=False).stderr
    version = re.search(r'version "(\d+)', said)
    return found if version and 11 <= int(version[1]) <= 23 else None


def missing() -> list[str]:
    """The files that are not there, or not as they must be."""
    return [name for name, (_, digest) in ARTIFACTS.items() if _digest(cache() / name) != digest]


def _digest(path: Path) -> str:
    if not path.is_file():
        return ""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def obstacle() -> str:
    """Why there can be no cluster here; nothing when there can be one."""
    if os.name != "posix":
        return "cụm máy thử chỉ chạy trên Linux, macOS"
    if java() is None:
        return "không có Java từ 11 đến 23"
    for program in ("curl", "openssl"):
        if shutil.which(program) is None:
            return f"không có {program}"
    if missing() and shutil.which("mvn") is None:
        return "không có Maven để lấy OpenSearch"
    return ""


def fetch() -> str:
    """Fetch what is missing; why that could not be done, or nothing."""
    for name in missing():
        artifact = ARTIFACTS[name][0]
        arguments = [f"-Dartifact={artifact}", f"-DoutputDirectory={cache()}"]
        done = subprocess.run(
            ["mvn", "-q", "-B", "-C", "-Dstyle.color=never", _PLUGIN, *arguments],
            stdout=sys.stderr,
            check=False,
        )
        if done.returncode:
            return f"Maven không lấy được {artifact}"
    left = missing()
    return f"{', '.join(left)}: không đúng như phải có" if left else ""


def unpack(folder: Path) -> Path:
    """The distribution with its modules in a folder, ready to be started."""
    with zipfile.ZipFile(cache() / _DISTRIBUTION) as archive:
        archive.extractall(folder)
    home = folder / f"opensearch-{VERSION}"
    for name, (artifact, classname) in _MODULES.items():
        module = home / "modules" / name
        module.mkdir(parents=True)
        shutil.copy(cache() / f"{artifact}-{VERSION}.jar", module)
        written = _DESCRIPTOR.format(name=name, version=VERSION, classname=classname)
        (module / "plugin-descriptor.properties").write_text(written, "ascii")
    return home


def main() -> int:
    """Fetch what is missing; 3 when there can be no cluster here."""
    why = obstacle() or fetch()
    if why:
        print(f"Không thử cụm OpenSearch: {why}.", flush=True)
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main())
