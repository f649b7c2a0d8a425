"""What another thread does meanwhile is done once, and nobody waits for a thread to be free."""

import os
import threading

import pytest

from kb.index.tantivy.aside import Aside


@pytest.fixture
def busy():
    """All threads are at work until the end of the test."""
    end = threading.Event()
    works = [Aside(end.wait) for _ in range(4 + (os.cpu_count() or 1))]
    yield
    end.set()
    for each in works:
        each.forget()


def test_another_thread_does_it():
    begun = threading.Event()

    def work():
        begun.set()
        return threading.current_thread()

    aside = Aside(work)
    assert begun.wait(10)
    assert aside.result() is aside.result() is not threading.current_thread()


def test_who_needs_it_does_it_when_no_thread_is_free(busy):
    assert Aside(threading.current_thread).result() is threading.current_thread()


def test_what_is_forgotten_is_not_done(busy):
    done = []
    Aside(lambda: done.append(1)).forget()
    assert done == []


def test_what_goes_wrong_is_told():
    with pytest.raises(ZeroDivisionError):
        Aside(lambda: 1 // 0).result()
