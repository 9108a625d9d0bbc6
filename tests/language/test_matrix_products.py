"""Whether numpy or BLIS multiplies depends on what was there when numpy was first imported."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest


def ask(before: str, threads: str | None) -> str:
    environment = {k: v for k, v in os.environ.items() if k != "OPENBLAS_NUM_THREADS"}
    if threads is not None:
        environment["OPENBLAS_NUM_THREADS"] = threads
    code = f"{before}; from reportedly.language import products; print(products.by_numpy())"
    return subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    ).stdout.strip()


@pytest.mark.parametrize(
    ("before", "threads"), [("import numpy", None), ("pass", "2"), ("import numpy", "2")]
)
def test_numpy_on_several_threads_is_not_asked(before: str, threads: str | None) -> None:
    assert ask(before, threads) == "False"


def test_numpy_that_we_import_first_is_asked_where_it_has_openblas() -> None:
    import numpy

    blas = numpy.show_config(mode="dicts")["Build Dependencies"]["blas"]["name"]
    assert ask("pass", None) == str("openblas" in blas)


def test_the_language_room_does_not_import_numpy() -> None:
    code = "import sys, reportedly.language.english; print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
