"""Long answers over waitress with our connections: whole, whether readers are quick or slow."""

import socket
import threading
import time

import pytest

from kb.settings import load_settings
from tests.support.listening import end
from tests.support.processes import free_port
from web.serving.connections import Channel
from web.serving.server import bound, carry, listen

MEGABYTE = 1_000_000


@pytest.fixture
def site():
    """The port of a server that answers with as many megabytes as the address says."""

    def answer(environment, start_response):
        count = int(environment["PATH_INFO"].strip("/"))
        start_response("200 OK", [("Content-Length", str(count * MEGABYTE))])
        return (bytes([65 + number % 26]) * MEGABYTE for number in range(count))

    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = listen(answer, load_settings({"PORT": str(port), "KB_THREADS": "2"}))
    assert server.channel_class is Channel
    thread = threading.Thread(target=server.run)
    thread.start()
    yield port
    end(server, thread)


def read(port, count, pause):
    """The body of an answer, read piece by piece with a pause before each of the first pieces."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(
            f"GET /{count} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".encode()
        )
        received = bytearray()
        while piece := connection.recv(65_536):
            received += piece
            if len(received) < 5 * MEGABYTE:
                time.sleep(pause)
    return bytes(received.partition(b"\r\n\r\n")[2])


@pytest.mark.parametrize("pause", [0, 0.01], ids=["quick", "slow"])
@pytest.mark.parametrize("count", [0, 1, 5, 40])  # a thread may be all of it ahead
def test_a_long_answer_comes_whole(site, count, pause):
    body = read(site, count, pause)
    assert len(body) == count * MEGABYTE
    assert body[::MEGABYTE] == bytes(65 + number % 26 for number in range(count))


def test_many_readers_at_once_each_get_theirs(site):
    bodies = []
    readers = [
        threading.Thread(target=lambda: bodies.append(read(site, 3, 0.001))) for _ in range(12)
    ]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert [len(body) for body in bodies] == [3 * MEGABYTE] * 12


def test_what_is_carried_waits_behind_readers_who_hold_every_thread():
    held, carried = threading.Event(), threading.Event()

    def hang(environment, start_response):
        started.set()
        held.wait()
        start_response("200 OK", [("Content-Length", "0")])
        return [b""]

    started = threading.Event()
    sockets = bound(load_settings({"PORT": str(free_port())}), is_shared=False)
    server = listen(hang, load_settings({"KB_THREADS": "1"}), sockets)
    thread = threading.Thread(target=server.run)
    thread.start()
    carry(server, carried.set)
    assert carried.wait(20)
    carried.clear()
    with socket.create_connection(sockets[0].getsockname(), timeout=20) as reader:
        reader.sendall(b"GET / HTTP/1.0\r\n\r\n")
        assert started.wait(20)
        carry(server, carried.set)
        assert not carried.wait(0.3)
        held.set()
        assert carried.wait(20)
        while reader.recv(65_536):
            pass
    end(server, thread)
