"""Builds that are killed, or whose disk fails, and what is left of them. Run with failing.so in LD_PRELOAD:

    python trials.py ROOM DOCUMENTS kill SEED COUNT     SIGKILL after a random time
    python trials.py ROOM DOCUMENTS killat FROM STEP    SIGKILL at the n-th operation on files, for n = FROM, FROM + STEP …
    python trials.py ROOM DOCUMENTS ERRNO FROM STEP     that operation fails; ENOSPC+: so do all after it
    python trials.py ROOM DOCUMENTS few SEED COUNT      COUNT of each of these

Each trial adds so many documents to a graph of a quarter as many. A line of JSON a trial, the last one sums up.
"""

from __future__ import annotations

import ctypes
import errno
import importlib
import json
import os
import random
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from programs import tell

from kg.errors import KgError
from kg.model import Document
from kg.pipeline import BuildOptions, build, extracting
from kg.resolve import knowledge_of
from kg.seeds import load_seeds
from kg.store import open_store

OPTIONS = BuildOptions(jobs=1)
DONE, TOLD, RAISED = 0, 3, 4

CITIES = ("余姚市", "江津区", "北仑区", "璧山区", "诸暨市", "涿州市", "昆山市", "南安市")
TRADES = ("机械", "轴承", "电驱", "陶瓷", "纺织", "化工", "食品", "光电")
HEADS = ("青禾", "云岭", "柏舟", "汐辰", "远航", "启明", "长风", "金穗", "南星", "海桐", "松石", "丰泽")


def article(number: int, choose: random.Random) -> str:
    city, trade = choose.choice(CITIES), choose.choice(TRADES)
    firm = f"{choose.choice(HEADS)}{choose.choice(HEADS)}{trade}"
    other = f"{choose.choice(HEADS)}{choose.choice(TRADES)}有限公司"
    return (
        f"{firm}扩产\n2025-{number % 12 + 1:02}-{number % 28 + 1:02}\n\n{firm}有限公司位于{city}高新区。"
        f"{other}是{firm}有限公司的供应商。2024年，{firm}有限公司产值达{number % 90 + 1}.{number % 10}亿元，同比增长{number % 30}%。"
        f"项目总投资{number % 50 + 1}亿元。编号{number}。\n"
    )


def write_articles(folder: Path, count: int) -> list[Path]:
    choose = random.Random(8)
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{number:04}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(article(number, choose), encoding="utf-8")
    return paths


def state(out: Path) -> dict[str, str]:
    """What a folder holds: its files, and the store as N-Quads; LOG files and ids of RocksDB apart."""
    held = {
        str(path.relative_to(out)): path.read_bytes().decode("utf-8", "replace")
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.parent.name != "store" and path.name != "issues.jsonl"
    }
    return held | {"store": "".join(open_store(out / "store").nquads())}


def in_child(work: Callable[[], object], seconds: float = 0.0) -> int:
    """Exit status of a child that does the work; it is killed after `seconds`, where given."""
    child = os.fork()
    if child == 0:
        status = RAISED
        try:
            work()
            status = DONE
        except (KgError, OSError) as error:
            print(f"  {type(error).__name__}: {error}"[:300], file=sys.stderr)
            status = TOLD
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(status)
    if seconds:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


class Trials:
    """The graph before, the graph after, and builds between them."""

    def __init__(self, room: Path, count: int) -> None:
        self.room, self.out = room, room / "g"
        old = max(1, count // 4)
        paths = write_articles(room / "articles", count + old)
        self.new = paths[old:]
        self.library = ctypes.CDLL(None)
        text = paths[0].read_text("utf-8")
        extracting.engine_of(None, None).extract(Document("0" * 64, "0.txt", text, "扩产"))
        knowledge_of(load_seeds())
        for work in (lambda: self._prepare(paths[:old]), self._measure):
            if in_child(work) != DONE:
                raise SystemExit("an undisturbed build fails")
            self._import_what_it_needs()
        self.before = json.loads((room / "before.json").read_text("utf-8"))
        self.after = json.loads((room / "after.json").read_text("utf-8"))
        self.seconds = float((room / "seconds").read_text())
        self.operations = int((room / "operations").read_text())

    def _prepare(self, old: list[Path]) -> None:
        build(old, self.room / "before", OPTIONS)
        self._save("before", state(self.room / "before"))
        self._begin_anew()
        build(self.new, self.out, OPTIONS)
        self._save("after", state(self.out))
        self._save("modules", dict.fromkeys(sys.modules, ""))

    def _measure(self) -> None:
        """How long a build takes once all is imported, and how many operations on files it is."""
        self._begin_anew()
        self.library.kg_arm(ctypes.c_long(0), 0, 0)
        begin = time.monotonic()
        build(self.new, self.out, OPTIONS)
        seconds, operations = time.monotonic() - begin, self.library.kg_count()
        self.library.kg_arm(ctypes.c_long(-1), 0, 0)
        (self.room / "seconds").write_text(str(seconds))
        (self.room / "operations").write_text(str(operations))

    def _import_what_it_needs(self) -> None:
        """Once for all trials, which are forks of this process."""
        for name in json.loads((self.room / "modules.json").read_text("utf-8")):
            with suppress(Exception):
                importlib.import_module(name)

    def _begin_anew(self) -> None:
        shutil.rmtree(self.out, ignore_errors=True)
        shutil.copytree(self.room / "before", self.out)

    def _save(self, name: str, held: dict[str, str]) -> None:
        (self.room / f"{name}.json").write_text(json.dumps(held), "utf-8")

    def trial(
        self, seconds: float = 0.0, operation: int = 0, how: int = 0, sticky: bool = False
    ) -> list[str]:
        """What did not hold of a build that is disturbed, and of the one that goes on after it."""
        self._begin_anew()

        def disturbed() -> None:
            if operation:
                self.library.kg_arm(ctypes.c_long(operation), how, int(sticky))
            try:
                build(self.new, self.out, OPTIONS)
            finally:
                self.library.kg_arm(ctypes.c_long(-1), 0, 0)

        status = in_child(disturbed, seconds)
        wrong = ["a traceback"] if status == RAISED else []
        if status < 0 and status != -signal.SIGKILL:
            wrong.append(f"ended by signal {-status}")
        wrong += self._checked(self._is_whole, "whole")
        wrong += self._checked(self._goes_on, "going on")
        return wrong

    def _checked(self, work: Callable[[], list[str]], what: str) -> list[str]:
        report = self.room / "report.json"
        report.unlink(missing_ok=True)
        status = in_child(lambda: report.write_text(json.dumps(work()), "utf-8"))
        return json.loads(report.read_text("utf-8")) if status == DONE else [f"{what}: exit {status}"]

    def _is_whole(self) -> list[str]:
        """Each file is that of the graph before or of the one after, and none of the documents is lost."""
        held, wrong = state(self.out), []
        for name in self.before:
            if held.get(name) not in (self.before[name], self.after[name]) and name != "documents.jsonl":
                wrong.append(f"{name} is neither the old nor the new one")
        if not {*self.before["documents.jsonl"].splitlines()} <= {*held["documents.jsonl"].splitlines()}:
            wrong.append("documents were lost")
        return wrong

    def _goes_on(self) -> list[str]:
        build(self.new, self.out, OPTIONS)
        held = state(self.out)
        names = {*held, *self.after}
        return [
            f"{name} differs after going on"
            for name in sorted(names)
            if held.get(name) != self.after.get(name)
        ]


def main(room: str, documents: str, kind: str, first: str, second: str) -> int:
    trials = Trials(Path(room), int(documents))
    tell(seconds=round(trials.seconds, 3), operations=trials.operations)
    done = failed = 0
    for name, given in plan(trials, kind, int(first), int(second)):
        wrong = trials.trial(**given)
        done, failed = done + 1, failed + bool(wrong)
        tell(trial=name, wrong=wrong[:5])
    tell(tried=done, failed=failed)
    return 1 if failed else 0


Given = tuple[str, dict[str, Any]]


def plan(trials: Trials, kind: str, first: int, second: int) -> Iterator[Given]:
    if kind == "few":
        step = trials.operations // second
        yield from killed(trials, first, second)
        for number, each in enumerate(("killat", "ENOSPC+", "EIO")):
            yield from at_operation(trials, each, 1 + (first + number * 37) % step, step)
    elif kind == "kill":
        yield from killed(trials, first, second)
    else:
        yield from at_operation(trials, kind, first, second)


def killed(trials: Trials, seed: int, count: int) -> Iterator[Given]:
    choose = random.Random(seed)
    for number in range(count):
        seconds = choose.uniform(0.001, trials.seconds * 1.05)
        yield f"seed {seed} number {number}: {seconds:.3f} s", {"seconds": seconds}


def at_operation(trials: Trials, kind: str, first: int, step: int) -> Iterator[Given]:
    how = 0 if kind == "killat" else getattr(errno, kind.rstrip("+"))
    for operation in range(first, trials.operations + 1, step):
        given = {"operation": operation, "how": how, "sticky": kind.endswith("+")}
        yield f"{kind} at operation {operation} of {trials.operations}", given


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
