"""Requests as the SPARQL 1.1 Protocol has them. Updates and graph-store writes are refused."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"
_READ_ONLY = "这个端点只读：不接受更新"


class Refused(Exception):  # noqa: N818  it is the request's fault
    """A request that is not answered. `status`: the HTTP status that says why."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


async def read_query(request: Request, most_body: int) -> dict[str, Any] | None:
    """The query of a request, its graphs and what it accepts; None for a GET without one. Raises Refused."""
    pairs = _pairs(request.url.query)
    if request.method == "POST":
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind == _UPDATE:
            raise Refused(403, _READ_ONLY)
        body = await _body(request, most_body)
        if kind == _FORM:
            pairs = [*pairs, *_pairs(body)]
        elif kind == _QUERY:
            pairs = [*pairs, ("query", body)]
        else:
            raise Refused(415, f"POST 的内容应是 {_FORM} 或 {_QUERY}")
    return _asked(request, pairs)


def _asked(request: Request, pairs: list[tuple[str, str]]) -> dict[str, Any] | None:
    if any(name in ("update", "using-graph-uri", "using-named-graph-uri") for name, _ in pairs):
        raise Refused(403, _READ_ONLY)
    queries = [value for name, value in pairs if name == "query"]
    if not queries and request.method == "GET":
        return None
    if len(queries) != 1:
        raise Refused(400, "要有且只有一个 query")
    return {
        "query": queries[0],
        "default": [value for name, value in pairs if name == "default-graph-uri"],
        "named": [value for name, value in pairs if name == "named-graph-uri"],
        "accept": next((value for name, value in pairs if name in ("format", "output")), "")
        or request.headers.get("accept", ""),
    }


async def _body(request: Request, most: int) -> str:
    parts: list[bytes] = []
    size = 0
    try:
        async for part in request.stream():
            size += len(part)
            if size > most:
                raise Refused(413, f"请求超过 {most:,} 字节")
            parts.append(part)
    except ClientDisconnect:
        raise Refused(400, "请求没有发完") from None
    try:
        return b"".join(parts).decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(400, "请求不是 UTF-8") from None


def _pairs(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=1000)
    except ValueError:
        raise Refused(400, "请求的参数读不懂") from None
