"""The optional finder that asks a language model, against a local server."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from kg.errors import UsageError
from kg.extract import ModelEndpoint, ModelFinder, build_engine
from kg.model import Document, Extract
from kg.seeds import load_seeds
from kg.vocab import load_vocab

TEXT = "昨天，霓川在宁波举行了一场发布会，霓川的新品引来不少目光。"


class Server(HTTPServer):
    """Answers every request with the same content and keeps what it was asked."""

    content = ""
    status = 200
    asked: list[tuple[str, dict[str, str], dict]]


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append((self.path, dict(self.headers), body))
        answer = json.dumps({"choices": [{"message": {"content": self.server.content}}]}).encode()
        self.send_response(self.server.status)
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(("127.0.0.1", 0), Handler) as held:
        held.asked = []
        thread = threading.Thread(target=held.serve_forever)
        thread.start()
        yield held
        held.shutdown()
        thread.join()


def extracted(server: Server, content: str, text: str = TEXT) -> Extract:
    server.content = content
    endpoint = ModelEndpoint(f"http://127.0.0.1:{server.server_port}/v1/", "tiny", key="secret")
    engine = build_engine(load_seeds(), load_vocab(), [ModelFinder(endpoint)])
    return engine.extract(Document(hashlib.sha256(text.encode()).hexdigest(), "a.txt", text))


def names(extract: Extract, kind: str) -> dict[str, list[str]]:
    return {
        e.name: [extract.document.text[m.start : m.end] for m in e.mentions]
        for e in extract.entities
        if e.kind == kind
    }


def answer(*rows: tuple[str, str]) -> str:
    return json.dumps({"names": [{"kind": kind, "name": name} for kind, name in rows]}, ensure_ascii=False)


def test_a_name_in_the_text_is_kept_wherever_it_stands(server: Server) -> None:
    found = extracted(server, answer(("Enterprise", "霓川")))
    assert names(found, "Enterprise") == {"霓川": ["霓川", "霓川"]}
    ((path, headers, body),) = server.asked
    assert path == "/v1/chat/completions"
    assert headers["Authorization"] == "Bearer secret"
    assert body["model"] == "tiny"
    assert body["messages"][1]["content"].strip() == TEXT


def test_names_that_are_not_in_the_text_and_unknown_kinds_are_not_kept(server: Server) -> None:
    told = answer(
        ("Enterprise", "霓川集团"), ("Planet", "宁波"), ("District", "发布会"), ("Enterprise", "霓川")
    )
    found = extracted(server, f"好的：\n```json\n{told}\n```")
    assert names(found, "Enterprise") == {"霓川": ["霓川", "霓川"]}
    assert set(names(found, "District")) == {"宁波市"}
    (issue,) = found.issues
    assert issue.kind == "model-reply" and "3 个" in issue.message


@pytest.mark.parametrize("content", ["", "我不知道", "{}", '{"names": 3}', '{"names": [1]}', '{"names": ['])
def test_an_answer_of_another_form_is_an_issue(server: Server, content: str) -> None:
    found = extracted(server, content)
    assert [issue.kind for issue in found.issues] == ["model-reply"]
    assert not names(found, "Enterprise")


def test_a_long_text_is_sent_in_pieces(server: Server) -> None:
    extracted(server, answer(), "\n".join([TEXT * 20] * 12))
    sent = [body["messages"][1]["content"] for _, _, body in server.asked]
    assert len(sent) > 1 and all(len(piece) <= 4001 for piece in sent)
    assert "".join(sent).count("霓川") == 2 * 20 * 12


def test_a_refusal_is_a_clear_error(server: Server) -> None:
    server.status = 401
    with pytest.raises(UsageError, match="401"):
        extracted(server, "")


def test_nobody_there_is_a_clear_error() -> None:
    engine = build_engine(
        load_seeds(), load_vocab(), [ModelFinder(ModelEndpoint("http://127.0.0.1:1/v1", "tiny"))]
    )
    with pytest.raises(UsageError, match="没有回答"):
        engine.extract(Document("0" * 64, "a.txt", TEXT))


@pytest.mark.parametrize("url", ["file:///etc/passwd", "127.0.0.1:8000", ""])
def test_only_web_addresses(url: str) -> None:
    with pytest.raises(UsageError, match="http"):
        ModelEndpoint(url, "tiny")
