"""When? Time expressions and their values."""

from reportedly.times.finding import find
from reportedly.times.timex import Timex

__all__ = ["Timex", "find"]
