"""How often one sender may send, kept in memory and never more of it than is set here."""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from collections.abc import Callable
from threading import Lock

WINDOWS = ((60.0, 10), (86_400.0, 100))  # seconds, and how many in them
SENDERS = 10_000  # that are remembered; the one who was quiet longest is forgotten first


class Pace:
    """Counts what each sender sends.

    >>> pace = Pace(windows=((60.0, 2),), clock=lambda: 0.0)
    >>> [pace.wait("ann") for _ in range(3)], pace.wait("bob")
    ([0, 0, 60], 0)
    """

    def __init__(
        self, windows: tuple[tuple[float, int], ...] = WINDOWS, senders: int = SENDERS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        self.windows, self.senders, self.clock = windows, senders, clock
        self._sent: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = Lock()

    def wait(self, sender: str) -> int:
        """Seconds to wait before sending; 0 where it may be now, and then it is counted."""
        with self._lock:
            now = self.clock()
            most = max(n for _, n in self.windows)
            times = self._sent.setdefault(sender, deque(maxlen=most))
            self._sent.move_to_end(sender)
            while len(self._sent) > self.senders:
                self._sent.popitem(last=False)
            left = 0.0
            for seconds, n in self.windows:
                if len(times) >= n and times[-n] > now - seconds:
                    left = max(left, times[-n] + seconds - now)
            if left == 0:
                times.append(now)
            return -int(-left // 1)
