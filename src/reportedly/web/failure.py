"""What went wrong, in one shape: a page for people, ``{"error": …}`` for programs."""

from __future__ import annotations

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from reportedly.errors import InvalidValue, LedgerError, NotFound, ReportedlyError
from reportedly.web.paper import page

KINDS = {
    404: "not-found", 405: "method", 400: "invalid-value", 403: "forbidden", 429: "too-many",
    500: "fault", 503: "ledger",
}  # fmt: skip


class Fault(BaseModel):
    """What was wrong: the HTTP status, a word for programs, a sentence for people."""

    status: int
    kind: str
    message: str


class Failure(BaseModel):
    """The one shape of every error."""

    error: Fault


def answer(request: Request, status: int, kind: str, message: str) -> Response:
    """The error as a page, or as JSON below ``/api/``."""
    if request.url.path.startswith("/api/"):
        fault = Failure(error=Fault(status=status, kind=kind, message=message))
        return JSONResponse(fault.model_dump(), status)
    return page("failure.html", status_code=status, message=message, title=f"{status}")


def install(app: FastAPI) -> None:
    """Have every error of the application answered in this shape."""

    @app.exception_handler(ReportedlyError)
    def ours(request: Request, error: ReportedlyError) -> Response:
        status = 500
        if isinstance(error, NotFound):
            status = 404
        elif isinstance(error, InvalidValue):
            status = 400
        elif isinstance(error, LedgerError):
            status = 503
        return answer(request, status, KINDS[status], str(error))

    @app.exception_handler(RequestValidationError)
    def refused(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        where = ".".join(str(step) for step in first["loc"][1:])
        return answer(request, 400, KINDS[400], f"{where}: {first['msg']}.")

    @app.exception_handler(HTTPException)
    def http(request: Request, error: HTTPException) -> Response:
        kind = KINDS.get(error.status_code, "http")
        sentence = "There is no such page." if error.status_code == 404 else f"{error.detail}."
        response = answer(request, error.status_code, kind, sentence)
        response.headers.update(error.headers or {})
        return response

    @app.exception_handler(Exception)
    def fault(request: Request, error: Exception) -> Response:
        sentence = (
            "A fault of the program, please report it. Its trace is where the server was started."
        )
        return answer(request, 500, KINDS[500], sentence)
