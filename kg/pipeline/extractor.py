"""What the extractor is made of, as digests: extracts of another one are not taken again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, entry_points, version
from pathlib import Path
from typing import TYPE_CHECKING

import kg
from kg.paths import FINDERS, data_dir
from kg.seeds import digest_of_seeds

if TYPE_CHECKING:
    from kg.extract import ModelEndpoint

_ROOMS = ("model.py", "names.py", "vocab.py", "seeds", "text", "register", "extract")
_LIBRARIES = ("ahocorasick-rs", "jieba", "rjieba")
_NAMES = {
    "program": "程序版本",
    "seeds": "种子词表",
    "ontology": "本体",
    "finders": "外部提取器",
    "model": "语言模型",
}


def parts_of_extractor(seeds: Path | None, model: ModelEndpoint | None = None) -> dict[str, str]:
    """Part → its digest. `seeds`: the user's folder over the packaged one."""
    return {
        "program": _program(),
        "seeds": digest_of_seeds(seeds),
        "ontology": _digest(sorted(data_dir("ontology").glob("*.ttl"))),
        "finders": _finders(),
        "model": "" if model is None else f"{model.model} {_sha(model.url)}",
    }


def digest_of(parts: Mapping[str, str]) -> str:
    """One digest of all parts."""
    text = "\n".join(f"{name} {parts[name]}" for name in sorted(parts))
    return _sha(text)


def changed(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """Names, for people, of the parts that are not what they were."""
    return [_NAMES[name] for name in now if before.get(name, "") != now[name]]


@cache
def _program() -> str:
    """Version and the very code that reads documents, so that a changed checkout counts as another program."""
    package = Path(kg.__file__).resolve().parent
    files = [file for room in _ROOMS for file in sorted((package / room).rglob("*.py")) or [package / room]]
    libraries = " ".join(f"{name} {_version(name)}" for name in _LIBRARIES)
    return f"{kg.__version__} {_digest([file for file in files if file.is_file()], libraries)}"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "?"


def _finders() -> str:
    """Finders of other packages with the versions that offer them; empty where there are none."""
    offered = [
        f"{point.name}={point.value} {point.dist.version if point.dist is not None else '?'}"
        for point in entry_points(group=FINDERS)
    ]
    return "; ".join(sorted(offered))


def _digest(files: list[Path], more: str = "") -> str:
    found = hashlib.sha256(more.encode("utf-8"))
    for file in files:
        data = file.read_bytes()
        found.update(f"\0{file.name}\0{len(data)}\0".encode())
        found.update(data)
    return found.hexdigest()


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
