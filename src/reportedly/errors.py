"""What can go wrong, as one tree.

    ReportedlyError
    ├── RefusedReport    a file or row that cannot go in; the rest of the batch goes on
    ├── TableError       a row of one of our data tables is malformed
    ├── ModelError       a file of the trained weights is missing or not the one named
    ├── LedgerError      the ledger cannot be opened, read or written
    ├── NotFound         nothing in the ledger answers to this name
    └── InvalidValue     a filter, field or value that a person gave is not allowed

Each message says what was wrong, the value, what is allowed, and what to do next.
"""


class ReportedlyError(Exception):
    """The root: everything that reportedly raises on purpose."""


class RefusedReport(ReportedlyError):
    """A file or row that cannot become a report. The rest of the batch goes on."""


class TableError(ReportedlyError):
    """A row of a data table is malformed; the message names the file and the row."""


class ModelError(ReportedlyError):
    """A file of the trained weights is missing, or is not the one that its manifest names."""


class LedgerError(ReportedlyError):
    """The ledger cannot be opened, read or written."""


class NotFound(ReportedlyError):
    """Nothing in the ledger answers to this name."""


class InvalidValue(ReportedlyError):
    """A filter, field or value that a person gave is not allowed."""
