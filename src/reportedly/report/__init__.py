"""What was published? Originals, clean text and what a report says of itself."""

from reportedly.report.record import (
    Custody,
    Dateline,
    Part,
    Published,
    Report,
    Segment,
)

__all__ = ["Custody", "Dateline", "Part", "Published", "Report", "Segment"]
