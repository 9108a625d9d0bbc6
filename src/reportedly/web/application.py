"""The application: the ledger, the guard, the pages, the interface for programs."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from reportedly.errors import ReportedlyError
from reportedly.ledger import Ledger
from reportedly.version import __version__
from reportedly.web import (
    api,
    correcting,
    deciding,
    failure,
    happened,
    listened,
    looking,
    maps,
    measured,
    pages,
    pairing,
    paper,
    reviewing,
    tolls,
)
from reportedly.web.guard import Guard
from reportedly.web.memory import Memory
from reportedly.web.pace import Pace
from reportedly.web.settings import Settings

#: The views: pages for people, and what programs are given.
PAGES = (
    pages.router,
    happened.pages,
    pairing.pages,
    correcting.pages,
    deciding.pages,
    reviewing.pages,
    tolls.pages,
    measured.pages,
    listened.pages,
    looking.pages,
)
INTERFACE = (
    api.router,
    happened.interface,
    pairing.interface,
    correcting.interface,
    deciding.interface,
    reviewing.interface,
    tolls.interface,
    measured.interface,
    listened.interface,
    looking.interface,
)


def application(settings: Settings) -> FastAPI:
    """The ASGI application over the ledger that ``settings`` name.

    Raises ``LedgerError`` where the ledger cannot be used, ``ReportedlyError`` where the pages'
    files were not built.
    """
    paper.check_built()
    ledger = Ledger.open(settings.ledger, create=False)

    @asynccontextmanager
    async def open_until_the_end(app: FastAPI) -> AsyncIterator[None]:
        early = threading.Thread(target=_prepare, args=(ledger, app.state.memory), daemon=True)
        early.start()
        yield
        early.join()
        ledger.close()

    app = FastAPI(
        title="reportedly", version=__version__, lifespan=open_until_the_end,
        docs_url=None, redoc_url=None, openapi_url="/api/v1/openapi.json",
        description="A ledger of claims: who says so, how they know, and who else says it.",
    )  # fmt: skip
    app.state.ledger, app.state.settings, app.state.pace = ledger, settings, Pace()
    app.state.memory = Memory()
    app.mount("/static", StaticFiles(directory=paper.STATIC), name="static")
    for router in (*PAGES, *INTERFACE):
        app.include_router(router)
    failure.install(app)
    api.describe(app)
    app.add_middleware(Guard, settings=settings)
    return app


def _prepare(ledger: Ledger, memory: Memory) -> None:
    """What takes long and every room needs, before somebody waits for it: outlines of states, and who is heard."""
    maps.countries()
    with suppress(ReportedlyError):  # the page itself says what is wrong with the ledger
        pages.everybody(ledger, memory)
