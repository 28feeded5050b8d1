"""Runs the application until it is stopped."""

from __future__ import annotations

import socket
from collections.abc import Callable

from kg.errors import UsageError
from kg.serve.app import make_app
from kg.serve.options import ServeOptions
from kg.serve.worker import open_served


def serve(options: ServeOptions, on_ready: Callable[[str], None]) -> None:
    """Serves a graph folder; `on_ready` is called with the address once it can be asked.

    Raises StoreError where there is no graph, UsageError where the port is taken.
    """
    import uvicorn

    from kg.serve.patience import PatientProtocol

    open_served(options.graph, options.endpoint)  # a fault is told before anything starts
    listening = _listen(options)
    address = f"http://{_printed(options.host)}:{listening.getsockname()[1]}/"
    config = uvicorn.Config(
        make_app(options),
        http=PatientProtocol,
        ws="none",
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_keep_alive=15,
        limit_concurrency=1000,
        h11_max_incomplete_event_size=64_000,
    )

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            on_ready(address)

    Server(config).run(sockets=[listening])


def _listen(options: ServeOptions) -> socket.socket:
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    held = socket.socket(family, socket.SOCK_STREAM)
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        held.bind((options.host, options.port))
    except OSError as error:
        held.close()
        raise UsageError(
            f"{options.host}:{options.port} 不能监听：{error.strerror}；请用 --port 换一个"
        ) from None
    return held


def _printed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
