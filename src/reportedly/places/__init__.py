"""Where? Place names, what they mean in this report, and how exactly."""

from reportedly.places.finder import find, lies_in
from reportedly.places.toponym import Toponym

__all__ = ["Toponym", "find", "lies_in"]
