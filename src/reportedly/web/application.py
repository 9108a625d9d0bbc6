"""The application: the ledger, the guard, the pages, the interface for programs."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from reportedly.ledger import Ledger
from reportedly.version import __version__
from reportedly.web import api, failure, happened, pages, paper
from reportedly.web.guard import Guard
from reportedly.web.settings import Settings


def application(settings: Settings) -> FastAPI:
    """The ASGI application over the ledger that ``settings`` name.

    Raises ``LedgerError`` where the ledger cannot be used, ``ReportedlyError`` where the pages'
    files were not built.
    """
    paper.check_built()
    ledger = Ledger.open(settings.ledger, create=False)

    @asynccontextmanager
    async def open_until_the_end(_: FastAPI) -> AsyncIterator[None]:
        yield
        ledger.close()

    app = FastAPI(
        title="reportedly", version=__version__, lifespan=open_until_the_end,
        docs_url=None, redoc_url=None, openapi_url="/api/v1/openapi.json",
        description="A ledger of claims: who says so, how they know, and who else says it.",
    )  # fmt: skip
    app.state.ledger = ledger
    app.mount("/static", StaticFiles(directory=paper.STATIC), name="static")
    app.include_router(pages.router)
    app.include_router(happened.pages)
    app.include_router(api.router)
    app.include_router(happened.interface)
    failure.install(app)
    api.describe(app)
    app.add_middleware(Guard, settings=settings)
    return app
