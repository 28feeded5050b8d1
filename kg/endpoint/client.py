"""The SPARQL 1.1 Protocol over HTTP, to the address that the user names and nowhere else."""

from __future__ import annotations

import base64
import contextlib
import urllib.error
import urllib.request
from collections.abc import Iterable
from http.client import HTTPException, HTTPResponse
from typing import Any
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

from kg.errors import EndpointError, QueryError, UsageError

_FORM = "application/x-www-form-urlencoded"
_MOST_TOLD = 300
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Client:
    """A server, by the address of its endpoint: ``http://user:password@host:8890/sparql?default-graph-uri=…``.

    What stands behind the question mark goes with every query. Redirections are not followed.
    """

    def __init__(self, url: str, seconds: float = 60.0, most_bytes: int = 200_000_000) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise UsageError(f"--endpoint 应是 http:// 或 https:// 开头的地址，不是 {url!r}")
        self._seconds, self._most = seconds, most_bytes
        self._own = parse_qsl(parts.query, keep_blank_values=True)
        host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
        self.address = urlunsplit(
            (parts.scheme, f"{host}:{parts.port}" if parts.port else host, parts.path, "", "")
        )
        """Without the name and password that it may hold."""
        self._headers = {"Content-Type": _FORM, "User-Agent": "chanye-kg"}
        if parts.username is not None:
            pair = f"{unquote(parts.username)}:{unquote(parts.password or '')}".encode()
            self._headers["Authorization"] = "Basic " + base64.b64encode(pair).decode()
        direct = [urllib.request.ProxyHandler({})] if parts.hostname in _LOOPBACK else []
        self._opener = urllib.request.build_opener(_NoRedirect, *direct)

    def ask(self, query: str, accept: str, graphs: Iterable[tuple[str, str]] = ()) -> bytes:
        """The body of the answer, in the media type that is accepted.

        Raises QueryError where the server refuses the query, EndpointError where it fails or cannot be reached.
        """
        given = list(graphs)
        own = [pair for pair in self._own if not (given and pair[0].endswith("graph-uri"))]
        body = urlencode([*own, *given, ("query", query)]).encode()
        asked = urllib.request.Request(self.address, body, {**self._headers, "Accept": accept})
        try:
            with self._opener.open(asked, timeout=self._seconds) as answer:
                return self._read(answer, accept)
        except urllib.error.HTTPError as error:
            raise _refused(error) from None
        except (OSError, HTTPException) as error:
            raise EndpointError(f"问不到 {self.address}：{_reason(error)}") from None

    def _read(self, answer: HTTPResponse, accept: str) -> bytes:
        kind = answer.headers.get_content_type()
        if kind != accept.partition(";")[0]:
            raise EndpointError(f"{self.address} 没有按 SPARQL 协议回答（{kind}），请核对地址")
        body = answer.read(self._most + 1)
        if len(body) > self._most:
            raise QueryError(f"结果超过 {self._most // 1_000_000} MB：请加 LIMIT 或更具体的条件")
        return body


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        """None: what leads elsewhere is an error."""


def _refused(error: urllib.error.HTTPError) -> Exception:
    told = ""
    with contextlib.suppress(OSError, HTTPException):
        told = " ".join(error.read(4000).decode("utf-8", "replace").split())[:_MOST_TOLD]
    if error.code in (400, 406, 413, 414, 422):
        return QueryError(f"服务器不接受这个查询（{error.code}）：{told}")
    if error.code in (401, 403):
        return EndpointError(f"服务器拒绝访问（{error.code}）：地址里可写 用户:密码@")
    return EndpointError(f"服务器出错（{error.code}）：{told}")


def _reason(error: OSError | HTTPException) -> str:
    cause = getattr(error, "reason", error)
    if isinstance(cause, TimeoutError):
        return "超过时限"
    return str(getattr(cause, "strerror", None) or cause or type(cause).__name__)
