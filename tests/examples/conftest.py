"""The ledger of the examples, made once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from examples.__main__ import REPORTS, fresh

from reportedly import adding
from reportedly.adding import Summary
from reportedly.ledger import Ledger


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Ledger, Summary]]:
    with fresh(tmp_path_factory.mktemp("demo") / "demo.ledger") as ledger:
        yield ledger, adding.add([REPORTS], ledger, workers=1)
