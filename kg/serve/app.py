"""The web application: requests in, jobs to the workers, replies out."""

from __future__ import annotations

import base64
import binascii
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from kg.serve.negotiate import TRIPLE_ALIASES, TRIPLES, wanted
from kg.serve.options import ServeOptions
from kg.serve.pool import Pool
from kg.serve.protocol import Refused, read_query
from kg.workspace import read_redirects

_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_GUARDS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
}


def make_app(options: ServeOptions) -> Starlette:
    """The application over a graph folder. Its workers start with it and end with it."""
    pool = Pool(options)
    former = {old: entry.current for old, entry in read_redirects(options.graph).items()}
    served = _Served(options, pool, former)

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        await pool.start()
        yield
        await pool.stop()

    return Starlette(
        lifespan=life,
        middleware=[Middleware(_Gate, options=options)],
        exception_handlers={Refused: _refused},
        routes=[
            Route("/", served.home),
            Route("/sparql", served.sparql, methods=["GET", "POST"]),
            Route("/query", served.questions),
            Route("/ask", served.answer),
            Route("/suggest", served.suggest),
            Route("/saved/{name}", served.saved),
            Route("/resource", served.resource),
            Route("/text", served.text),
            Route("/network", served.network),
            Route("/.well-known/void", served.void),
            Route("/id/{rest:path}", served.by_path),
            Route("/graph/{rest:path}", served.by_path),
            Mount("/static", StaticFiles(directory=Path(__file__).with_name("static"))),
        ],
    )


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    headers = {"allow": "GET, POST"} if error.status == 405 else None
    return PlainTextResponse(str(error), error.status, headers)


class _Served:
    """The handlers. Each turns a request into a job."""

    def __init__(self, options: ServeOptions, pool: Pool, former: Mapping[str, str]) -> None:
        self._options, self._pool, self._former = options, pool, former

    async def sparql(self, request: Request) -> Response:
        asked = await read_query(request, self._options.most_body)
        if asked is None:
            if "text/html" in request.headers.get("accept", ""):
                return RedirectResponse("/query", 303)
            return await self.void(request)
        return await self._run({"job": "sparql", **asked})

    async def home(self, request: Request) -> Response:
        return await self._page(request, "home")

    async def questions(self, request: Request) -> Response:
        return await self._page(request, "questions")

    async def answer(self, request: Request) -> Response:
        return await self._page(request, "answer", q=_short(request, "q"))

    async def text(self, request: Request) -> Response:
        start, end = (_number(request, key) for key in ("start", "end"))
        return await self._page(request, "text", name=_short(request, "iri"), start=start, end=end)

    async def suggest(self, request: Request) -> Response:
        return await self._run({"job": "suggest", "q": _short(request, "q")})

    async def saved(self, request: Request) -> Response:
        values = {name: value for name, value in request.query_params.items() if name != "format"}
        accept = request.query_params.get("format") or request.headers.get("accept", "")
        return await self._run(
            {"job": "saved", "name": request.path_params["name"], "values": values, "accept": accept}
        )

    async def void(self, request: Request) -> Response:
        accept = request.headers.get("accept", "")
        return await self._run({"job": "void", "accept": accept, "at": str(request.base_url)})

    async def network(self, request: Request) -> Response:
        page = self._options.graph / "graph.html"
        return FileResponse(page) if page.is_file() else PlainTextResponse("没有网络图页面", 404)

    async def by_path(self, request: Request) -> Response:
        """A thing under the path that its IRI has: a page for people, RDF for programs."""
        return await self._about(request, self._options.base_iri + request.url.path.lstrip("/"))

    async def resource(self, request: Request) -> Response:
        """A thing by its IRI or any of its names."""
        return await self._about(request, _short(request, "iri") or _short(request, "name"))

    async def _about(self, request: Request, name: str) -> Response:
        if name in self._former:
            url = request.url.replace(path="/resource").remove_query_params("name")
            return RedirectResponse(str(url.include_query_params(iri=self._former[name])), 302)
        accept = request.query_params.get("format") or request.headers.get("accept", "*/*")
        if wanted(accept, ("text/html", *TRIPLES), TRIPLE_ALIASES) == "text/html":
            return await self._page(request, "entity", name=name)
        return await self._run({"job": "describe", "iri": name, "accept": accept})

    async def _page(self, request: Request, job: str, **values: object) -> Response:
        lang = request.query_params.get("lang", "zh")
        query = "&".join(
            part for part in request.url.query.split("&") if part and not part.startswith("lang=")
        )
        path = request.url.path + (f"?{query}" if query else "")
        given = {"job": job, "lang": "en" if lang == "en" else "zh", "path": path, **values}
        reply = await self._run(given)
        reply.headers["content-security-policy"] = _CSP
        return reply

    async def _run(self, job: Mapping[str, Any]) -> Response:
        status, headers, body = await self._pool.run(job)
        return Response(body, status, {**headers, "vary": "accept"})


def _short(request: Request, name: str) -> str:
    text = request.query_params.get(name, "")
    if len(text) > 2000:
        raise Refused(414, f"{name} 太长")
    return text


def _number(request: Request, name: str) -> int:
    text = request.query_params.get(name, "0")
    if not text.isascii() or not text.isdigit() or len(text) > 12:
        raise Refused(400, f"{name} 应是数")
    return int(text)


class _Gate:
    """Who may come in: only requests for this host, and only with the token, where one is set.

    A page elsewhere cannot ask through a name of its own that it points to this machine.
    """

    def __init__(self, app: ASGIApp, options: ServeOptions) -> None:
        self._app, self._options = app, options

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = {key.decode("latin-1"): value.decode("latin-1") for key, value in scope["headers"]}
        refusal = self._refusal(headers)
        if refusal is not None:
            await refusal(scope, receive, send)
            return
        await self._app(scope, receive, _guarded(send))

    def _refusal(self, headers: Mapping[str, str]) -> Response | None:
        host = headers.get("host", "").rpartition(":")[0] or headers.get("host", "")
        if self._options.loopback and host.strip("[]") not in ("127.0.0.1", "localhost", "::1", "testserver"):
            return PlainTextResponse("这里只回答本机", 421)
        if self._options.token and not _bears(headers.get("authorization", ""), self._options.token):
            return PlainTextResponse("要有令牌", 401, {"www-authenticate": 'Basic realm="kg"'})
        return None


def _guarded(send: Send) -> Send:
    async def guarded(message: Any) -> None:
        if message["type"] == "http.response.start":
            held = {key for key, _ in message["headers"]}
            message["headers"] += [
                (key.encode(), value.encode()) for key, value in _GUARDS.items() if key.encode() not in held
            ]
        await send(message)

    return guarded


def _bears(authorization: str, token: str) -> bool:
    """The token as Bearer, or as the password of Basic, which browsers ask for."""
    kind, _, given = authorization.partition(" ")
    if kind.lower() == "basic":
        try:
            given = base64.b64decode(given, validate=True).decode("utf-8").partition(":")[2]
        except (binascii.Error, UnicodeDecodeError):
            return False
    elif kind.lower() != "bearer":
        return False
    return secrets.compare_digest(given.encode(), token.encode())


Handler = Callable[[Request], Awaitable[Response]]
