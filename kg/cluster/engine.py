"""Engines: where the stages run. Each gives results in the order of the pieces, a few at a time."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from typing import Any, Protocol, TypeVar

from kg.errors import UsageError
from kg.pipeline.crew import in_order

_R = TypeVar("_R")


class Engine(Protocol):
    """Runs ``work(*piece)`` for each piece, again where a worker is lost."""

    def run(self, work: Callable[..., _R], pieces: Iterable[tuple[Any, ...]]) -> Iterator[_R]:
        """Results in the order of the pieces."""


class Processes:
    """Processes of this machine."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs or os.cpu_count() or 1

    def run(self, work: Callable[..., _R], pieces: Iterable[tuple[Any, ...]]) -> Iterator[_R]:
        """See `Engine`."""
        return in_order(lambda piece: work(*piece), pieces, self._jobs)


class Ray:
    """A Ray cluster that is there already: RAY_ADDRESS, or the one of this machine."""

    def __init__(self, jobs: int) -> None:
        try:
            self._ray: Any = import_module("ray")
        except ImportError:
            raise UsageError("--engine ray 要 Ray：pip install 'chanye-kg[ray]'") from None
        ray = self._ray
        if not ray.is_initialized():
            address = os.environ.get("RAY_ADDRESS", "auto")
            try:
                ray.init(address=address, log_to_driver=False, logging_level="ERROR")
            except ConnectionError:
                raise UsageError(
                    "找不到 Ray 集群：先在一台机器上运行 ray start --head，或用 RAY_ADDRESS 给出地址"
                ) from None
        self._ahead = 2 * (jobs or max(1, int(ray.cluster_resources().get("CPU", 1))))

    def run(self, work: Callable[..., _R], pieces: Iterable[tuple[Any, ...]]) -> Iterator[_R]:
        """See `Engine`. A task of a worker or node that is lost runs again elsewhere, up to five times."""
        ray = self._ray
        task = ray.remote(num_cpus=1, max_retries=5, scheduling_strategy="SPREAD")(work)
        under_way: list[Any] = []
        for piece in pieces:
            under_way.append(task.remote(*piece))
            if len(under_way) >= self._ahead:
                yield self._result(under_way.pop(0))
        for one in under_way:
            yield self._result(one)

    def _result(self, one: Any) -> Any:
        try:
            return self._ray.get(one)
        except self._ray.exceptions.RayTaskError as error:
            raise error.cause from error


ENGINES: Mapping[str, Callable[[int], Engine]] = {"processes": Processes, "ray": Ray}
