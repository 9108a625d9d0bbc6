"""Answers that are kept while the ledger stays as it is, so that a page that many ask for is counted once."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TypeVar, cast

from sqlalchemy import func, select

from reportedly.ledger import Ledger
from reportedly.ledger import tables as t

Answer = TypeVar("Answer")
KEPT = 64  # answers


class Memory:
    """The latest answers by what was asked, forgotten as soon as anything in the ledger changes."""

    def __init__(self) -> None:
        self._answers: OrderedDict[Hashable, object] = OrderedDict()
        self._former: OrderedDict[Hashable, object] = OrderedDict()  # what ``lately`` last gave
        self._making: set[Hashable] = set()
        self._turns: dict[Hashable, threading.Lock] = {}  # of what is counted for the first time
        self._state: object = None
        self._lock = threading.Lock()

    def forget(self) -> None:
        """Let go of everything."""
        with self._lock:
            self._answers.clear()
            self._former.clear()
            self._state = None

    def of(self, ledger: Ledger, asked: Hashable, answer: Callable[[], Answer]) -> Answer:
        """What ``answer`` gives, or gave for the same ``asked`` over the same ledger."""
        state = _state(ledger)
        with self._lock:
            if state != self._state:
                self._answers.clear()
                self._state = state
            if asked in self._answers:
                self._answers.move_to_end(asked)
                return cast(Answer, self._answers[asked])
        made = answer()
        with self._lock:
            if state == self._state:
                self._answers[asked] = made
                while len(self._answers) > KEPT:
                    self._answers.popitem(last=False)
        return made

    def lately(
        self, ledger: Ledger, asked: Hashable, answer: Callable[[], Answer]
    ) -> tuple[Answer, bool]:
        """For answers that take long: where the ledger has changed, the one from before, while a thread makes the new one.

        The second value says whether the answer is of the ledger as it stands.
        """
        state = _state(ledger)
        with self._lock:
            fresh = state == self._state and asked in self._answers
            there = asked in self._former
            former = self._former.get(asked)
            begin = there and not fresh and asked not in self._making
            if begin:
                self._making.add(asked)
        if fresh or not there:
            with self._lock:
                turn = self._turns.setdefault(asked, threading.Lock())
            with turn:  # one thread counts; who asks the same meanwhile waits for what it finds
                made = self.of(ledger, asked, answer)
            self._keep(asked, made)
            with self._lock:
                self._turns.pop(asked, None)
            return made, True
        if begin:
            threading.Thread(target=self._renew, args=(ledger, asked, answer), daemon=True).start()
        return cast(Answer, former), False

    def _renew(self, ledger: Ledger, asked: Hashable, answer: Callable[[], object]) -> None:
        try:
            self._keep(asked, self.of(ledger, asked, answer))
        finally:
            with self._lock:
                self._making.discard(asked)

    def _keep(self, asked: Hashable, made: object) -> None:
        with self._lock:
            self._former[asked] = made
            self._former.move_to_end(asked)
            while len(self._former) > KEPT:
                self._former.popitem(last=False)


def _state(ledger: Ledger) -> object:
    """What differs as soon as anything was added, decided, read again or linked."""
    c = t.changes.c
    with ledger.reading() as connection:
        last = connection.execute(select(func.max(c.id))).scalar()
        waiting = connection.execute(select(func.count()).select_from(t.stale)).scalar()
    return str(ledger.path), last, waiting
