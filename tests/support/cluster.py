"""A real cluster of OpenSearch on this machine: one Java process a node, which can be killed.

In: how many nodes. Out: a `Cluster` that is up; ended by its process ids and wiped afterwards, also
when the test run itself is killed (on Linux).
"""

import ctypes
import json
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.install_cluster import java, unpack
from tests.support.processes import free_port

_HEAP = "256m"
_UP_IN = 180.0
# A copy that is lost with a machine is made anew at once, not after a minute.
_TEMPLATE = {
    "index_patterns": ["thu-*"],
    "template": {"settings": {"index.unassigned.node_left.delayed_timeout": "0s"}},
}
_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG
_LOG = """\
status = error
appender.c.type = Console
appender.c.name = c
appender.c.layout.type = PatternLayout
appender.c.layout.pattern = [%d{HH:mm:ss.SSS}][%p][%c{1}] %m%n
rootLogger.level = info
rootLogger.appenderRef.c.ref = c
"""
_JAVA = (
    *(f"-Xms{_HEAP}", f"-Xmx{_HEAP}", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
    *("-Djava.security.manager=allow", "-Dfile.encoding=UTF-8", "-Djna.nosys=true"),
    *("-Dio.netty.noUnsafe=true", "-Dlog4j2.disable.jmx=true", "-Dlog4j.shutdownHookEnabled=false"),
    *("-Dopensearch.distribution.type=zip", "-Dopensearch.bundled_jdk=false"),
)


class Node:
    """One node: a process, and where it listens."""

    def __init__(self, number: int, folder: Path) -> None:
        self.name, self.folder = f"n{number}", folder
        self.port, self.transport = free_port(), free_port()
        self.process: subprocess.Popen[bytes] | None = None
        self.is_held = False

    @property
    def url(self) -> str:
        """Where it is asked."""
        return f"http://127.0.0.1:{self.port}"


class Cluster:
    """Nodes on loopback."""

    def __init__(self, nodes: int, folder: Path) -> None:
        self.nodes = [Node(number, folder / f"n{number}") for number in range(nodes)]
        self._home = unpack(folder)
        self.backup = folder / "backup"  # all see it
        self.backup.mkdir()
        _as_nobody(self.backup)

    @property
    def url(self) -> str:
        """All of them, as a setting."""
        return ",".join(node.url for node in self.nodes)

    def start(self, node: Node) -> None:
        """Start a node, be it again."""
        for name in ("config", "data", "logs", "tmp"):
            (node.folder / name).mkdir(parents=True, exist_ok=True)
        lines = (f"{key}: {json.dumps(value)}\n" for key, value in self._settings(node).items())
        (node.folder / "config" / "opensearch.yml").write_text("".join(lines), "ascii")
        (node.folder / "config" / "log4j2.properties").write_text(_LOG, "ascii")
        command = [
            *(java() or "java", *_JAVA, f"-Djava.io.tmpdir={node.folder / 'tmp'}"),
            f"-Dopensearch.path.home={self._home}",
            f"-Dopensearch.path.conf={node.folder / 'config'}",
            *("-cp", f"{self._home / 'lib'}/*", "org.opensearch.bootstrap.OpenSearch"),
        ]
        with (node.folder / "out.log").open("ab") as log:
            node.process = subprocess.Popen(
                command,
                cwd=node.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=_die_with_us,
                **_as_nobody(node.folder),
            )

    def _settings(self, node: Node) -> dict[str, object]:
        return {
            "cluster.name": "guong-sang-thu",
            "node.name": node.name,
            "path.data": str(node.folder / "data"),
            "path.logs": str(node.folder / "logs"),
            "network.host": "127.0.0.1",
            "http.port": node.port,
            "transport.port": node.transport,
            "discovery.seed_hosts": [f"127.0.0.1:{each.transport}" for each in self.nodes],
            "cluster.initial_cluster_manager_nodes": [each.name for each in self.nodes],
            "cluster.routing.allocation.disk.threshold_enabled": False,
            "indices.query.bool.max_clause_count": 8192,
            "path.repo": [str(self.backup)],
            # A machine that hangs is left out after about nine seconds, not thirty.
            "cluster.fault_detection.follower_check.timeout": "3s",
            "cluster.fault_detection.leader_check.timeout": "3s",
            # So little that loading meets its limits.
            "indexing_pressure.memory.limit": "2mb",
            "thread_pool.search.queue_size": 100,
            "node.processors": 2,
        }

    def ask(self, path: str, body: object = None, method: str = "GET") -> dict:
        """Ask whichever node answers."""
        said = body if isinstance(body, str) else json.dumps(body)
        data = None if body is None else said.encode()
        for node in (each for each in self.nodes if not each.is_held):
            request = urllib.request.Request(f"{node.url}{path}", data, method=method)
            request.add_header("content-type", "application/json")
            try:
                with urllib.request.urlopen(request, timeout=30) as answer:
                    return json.load(answer)
            except urllib.error.HTTPError as error:
                return json.load(error)
            except OSError:
                continue
        raise ConnectionError("no node answers")

    def wait(self, holds: Callable[[dict], bool]) -> float:
        """Until its health is so: how many seconds that took."""
        begun, health = time.monotonic(), {}
        while time.monotonic() - begun < _UP_IN:
            try:
                health = self.ask("/_cluster/health")
                if "number_of_nodes" in health and holds(health):
                    return time.monotonic() - begun
            except ConnectionError:
                pass
            time.sleep(0.1)
        logs = (node.folder / "out.log" for node in self.nodes)
        said = [log.read_text("utf-8")[-3000:] for log in logs]
        raise AssertionError("\n".join([*said, str(health)]))

    def manager(self) -> Node:
        """The node that the others have elected."""
        found = self.ask("/_cluster/state/cluster_manager_node,nodes")
        name = found["nodes"][found["cluster_manager_node"]]["name"]
        return next(node for node in self.nodes if node.name == name)

    def hold(self, node: Node) -> None:
        """Let a node hang: it is there, and does nothing."""
        assert node.process
        node.process.send_signal(signal.SIGSTOP)
        node.is_held = True

    def let_go(self, node: Node) -> None:
        """Let it go on."""
        assert node.process
        node.process.send_signal(signal.SIGCONT)
        node.is_held = False

    def kill(self, node: Node, how: signal.Signals = signal.SIGKILL) -> None:
        """End a node, by default without a chance to say good-bye."""
        if node.process is not None:
            node.process.send_signal(how)
            node.process.wait()
            node.process = None


@contextmanager
def running(nodes: int) -> Iterator[Cluster]:
    """A cluster that is up meanwhile."""
    folder = Path(tempfile.mkdtemp(prefix="kb-cluster-"))
    folder.chmod(0o755)
    cluster = Cluster(nodes, folder)
    try:
        for node in cluster.nodes:
            cluster.start(node)
        cluster.wait(lambda health: health["number_of_nodes"] == nodes)
        cluster.ask("/_index_template/thu", _TEMPLATE, "PUT")
        yield cluster
    finally:
        for node in cluster.nodes:
            cluster.kill(node)
        shutil.rmtree(folder, ignore_errors=True)


def _die_with_us() -> None:
    """Be killed when the test run is."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DEATH_SIGNAL, signal.SIGKILL)


def _as_nobody(folder: Path) -> dict[str, object]:
    """OpenSearch refuses to run as root."""
    if os.getuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    for path in (folder, *folder.rglob("*")):
        os.chown(path, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
