"""An optional finder: asks a language model behind an OpenAI-compatible address that the user names.

Nothing is asked unless `kg build --model-url` is given. What comes back is believed only where it stands in the text,
letter by letter; relations and numbers are still read by the rules.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from kg.errors import UsageError
from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.model import ENTITY_KINDS, Issue

_GIVES = frozenset(ENTITY_KINDS) - {"District", "Region"}
"""No districts: those are known, and a model must not invent one."""
_SCORE = 0.6
_CHUNK = 4000
"""Characters sent at once."""
_LONGEST_NAME = 60
_LONGEST_REPLY = 1_000_000
_TASK = """从用户给出的中文新闻中找出以下类型的名称，只找原文中逐字出现的具体名称，不要泛称（如“该企业”“园区”）：
{kinds}
只输出一个 JSON 对象：{{"names": [{{"kind": "Enterprise", "name": "原文中的写法"}}]}}"""


@dataclass(frozen=True, slots=True)
class ModelEndpoint:
    """Where the model is. `url` up to and with the version, for instance ``http://127.0.0.1:8000/v1``."""

    url: str
    model: str
    timeout: float = 60.0
    """Seconds to wait for one answer."""
    key: str = field(default="", repr=False, compare=False)

    def __post_init__(self) -> None:
        if not self.url.startswith(("http://", "https://")):
            raise UsageError(f"模型接口地址应以 http:// 或 https:// 开头：{self.url!r}")
        if not self.model:
            raise UsageError("还要用 --model 说明用哪个模型")


@dataclass(frozen=True, slots=True)
class ModelFinder:
    """Names that the model points out and that stand in the text."""

    endpoint: ModelEndpoint
    name: str = "model"
    needs: frozenset[str] = frozenset()
    gives: frozenset[str] = _GIVES

    def __call__(self, page: Page) -> Iterator[Mention]:
        """Mentions of the names a model gave, wherever they stand.

        Raises `UsageError` when the address does not answer. An answer of another form becomes an issue of the page.
        """
        kinds: dict[str, str] = {}
        for chunk in _chunks(page):
            for kind, name in self._names(page, chunk):
                kinds.setdefault(name, kind)
        for start, end, name in page.places_of(sorted(kinds)):
            yield Mention(start, end, kinds[name], name, f"model.{self.endpoint.model}", _SCORE)

    def _names(self, page: Page, chunk: str) -> Iterator[tuple[str, str]]:
        reply = _ask(self.endpoint, chunk)
        try:
            rows = _rows(reply)
        except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
            page.issues.append(Issue("model-reply", page.document.source, f"模型的回答读不懂：{error!r}"))
            return
        strange = 0
        for kind, name in rows:
            if kind in self.gives and 1 < len(name) <= _LONGEST_NAME and name in chunk:
                yield kind, name
            else:
                strange += 1
        if strange:
            message = f"模型给出的 {strange} 个名称不在原文中或类型不认识，未采用"
            page.issues.append(Issue("model-reply", page.document.source, message))


def _chunks(page: Page) -> Iterator[str]:
    """The text in pieces of whole paragraphs, where they are not longer than a piece may be."""
    held = ""
    for paragraph in page.text.split("\n"):
        if held and len(held) + len(paragraph) > _CHUNK:
            yield held
            held = ""
        held += paragraph + "\n"
        while len(held) > _CHUNK:
            yield held[:_CHUNK]
            held = held[_CHUNK:]
    if held.strip():
        yield held


def _ask(endpoint: ModelEndpoint, text: str) -> bytes:
    import urllib.error  # brings half the network along
    import urllib.request

    task = _TASK.format(kinds="、".join(sorted(_GIVES)))
    body = {
        "model": endpoint.model,
        "temperature": 0,
        "response_format": {"type": "json_object"},
        "messages": [{"role": "system", "content": task}, {"role": "user", "content": text}],
    }
    headers = {"Content-Type": "application/json"}
    if endpoint.key:
        headers["Authorization"] = f"Bearer {endpoint.key}"
    address = endpoint.url.rstrip("/") + "/chat/completions"
    request = urllib.request.Request(address, json.dumps(body).encode(), headers)
    try:
        with urllib.request.urlopen(request, timeout=endpoint.timeout) as answer:
            return bytes(answer.read(_LONGEST_REPLY))
    except urllib.error.HTTPError as error:
        raise UsageError(f"模型接口 {address} 回答 {error.code} {error.reason}") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise UsageError(f"模型接口 {address} 没有回答：{reason}") from None


def _rows(reply: bytes) -> Iterable[tuple[str, str]]:
    content: str = json.loads(reply)["choices"][0]["message"]["content"]
    begin, end = content.find("{"), content.rfind("}")
    answer: dict[str, Any] = json.loads(content[begin : end + 1])
    return [(str(row["kind"]), str(row["name"]).strip()) for row in answer["names"]]
