"""What stands before every page: names, passwords, cross-site posts, sizes, headers.

Reports are hostile input and so is the network. The content security policy lets no script or
style run that is not a file of ours, and no request leave for another host.
"""

from __future__ import annotations

import base64
import binascii
import hmac
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reportedly.web.failure import answer
from reportedly.web.settings import Settings

LARGEST = 64 * 1024  # bytes of a request's body
LONGEST = 8 * 1024  # characters of an address with its filters
SAFE = ("GET", "HEAD", "OPTIONS")
POLICY = "; ".join((
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'",
    "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
))  # fmt: skip
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Refuses what must not come in, and sends every answer with the headers that keep it safe."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app, self.settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("cache-control", "no-store")
            await send(message)

        refused = self._refused(scope)
        if refused:
            status, kind, sentence = refused
            response = answer(Request(scope), status, kind, sentence)
            if status == 401:
                response.headers["www-authenticate"] = 'Basic realm="reportedly", charset="UTF-8"'
            await response(scope, receive, safely)
            return
        await self.app(scope, receive, safely)

    def _refused(self, scope: Scope) -> tuple[int, str, str] | None:
        headers = Headers(scope=scope)
        name = _name(headers.get("host", ""))
        if "*" not in self.settings.hosts and name not in self.settings.hosts:
            return 400, "host", "The room does not answer to this name. Use the address that `reportedly serve` printed."  # fmt: skip
        if self.settings.password is not None and not _knows(headers, self.settings.password):
            return 401, "password", "This room has a password. Any user name will do; it signs what you decide."  # fmt: skip
        if scope["method"] not in SAFE and not _same_site(headers):
            return 403, "cross-site", "This request came from another site and was refused."
        if len(scope.get("query_string", b"")) > LONGEST:
            return 414, "too-long", f"The address is longer than {LONGEST} characters."
        length = headers.get("content-length", "0")
        if headers.get("transfer-encoding") or not length.isdecimal() or int(length) > LARGEST:
            return 413, "too-large", f"A request may hold {LARGEST} bytes, and must say how many."
        return None


def _name(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _same_site(headers: Headers) -> bool:
    """Whether a page of ours sent it, or a program, which sends neither header."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None and site != "same-origin":
        return False
    return origin is None or urlsplit(origin).netloc == headers.get("host")


def signer(headers: Headers) -> str | None:
    """The user name that was given with the password, which signs what somebody decides."""
    name = _credentials(headers)[0].decode("utf-8", "replace").strip()
    return name or None


def _knows(headers: Headers, password: str) -> bool:
    return hmac.compare_digest(_credentials(headers)[1], password.encode())


def _credentials(headers: Headers) -> tuple[bytes, bytes]:
    scheme, _, token = headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return b"", b""
    try:
        name, _, password = base64.b64decode(token, validate=True).partition(b":")
    except (binascii.Error, ValueError):
        return b"", b""
    return name, password
