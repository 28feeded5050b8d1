import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import KgError, UsageError
from kg.pipeline.crew import in_order


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_order(jobs: int) -> None:
    assert list(in_order(lambda piece: piece * piece, range(40), jobs)) == [n * n for n in range(40)]
    assert list(in_order(lambda piece: piece, [], jobs)) == []


def test_only_so_much_is_under_way() -> None:
    asked = []

    def pieces() -> Iterator[int]:
        for number in range(1000):
            asked.append(number)
            yield number

    results = in_order(lambda piece: piece, pieces(), 2)
    assert next(results) == 0 and len(asked) <= 12
    results.close()  # type: ignore[attr-defined]


def test_an_error_of_the_work_is_raised_here() -> None:
    def work(piece: int) -> int:
        if piece == 5:
            raise UsageError("第五件")
        return piece

    with pytest.raises(UsageError, match="第五件"):
        list(in_order(work, range(9), 2))


def test_a_worker_that_is_killed_is_replaced_and_its_piece_done_again(tmp_path: Path) -> None:
    def work(piece: int) -> int:
        if piece == 7 and not (tmp_path / "killed").exists():
            (tmp_path / "killed").touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return piece

    assert list(in_order(work, range(20), 2)) == list(range(20))
    assert (tmp_path / "killed").exists()


def test_a_piece_that_kills_every_worker_ends_in_one_line() -> None:
    def work(piece: int) -> int:
        if piece == 3:
            os.kill(os.getpid(), signal.SIGKILL)
        return piece

    with pytest.raises(KgError, match="异常退出"):
        list(in_order(work, range(6), 2))
