import datetime as dt
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.model import Document, Issue, ReportDate
from kg.read import read_sources

Read = Callable[..., tuple[list[Document], list[Issue]]]
Make = Callable[..., bytes]
GIVEN = ReportDate(dt.date(2024, 1, 1), "year", "given")


def test_text_is_the_decoded_file(tmp_path: Path, read: Read, article: str) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"\xef\xbb\xbf" + article.encode())
    (document,), issues = read(file)
    assert issues == []
    assert document.text == article
    assert document.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert (document.source, document.title) == ("a.txt", "平川经开区一季度开门红")
    assert document.date == ReportDate(dt.date(2025, 4, 21), "day", "stated")


def test_markdown_keeps_markup_and_front_matter(tmp_path: Path, read: Read) -> None:
    text = "---\ndate: 2025-04\n---\n\n# 平川**经开区**开门红 #\n\n正文。\n"
    (tmp_path / "a.md").write_bytes(text.encode("gb18030"))
    (document,), _ = read(tmp_path)
    assert document.text == text
    assert document.title == "平川经开区开门红"
    assert document.date == ReportDate(dt.date(2025, 4, 1), "month", "stated")


def test_every_format(tmp_path: Path, read: Read, article: str, word_file: Make, pdf_file: Make) -> None:
    paragraphs = [line for line in article.split("\r\n") if line]
    (tmp_path / "a.txt").write_text(article, "utf-16")
    (tmp_path / "b.MD").write_bytes(article.encode("gbk"))
    page = "".join(f"<p>{p}" for p in paragraphs)
    (tmp_path / "c.html").write_bytes(f"<meta charset=utf-8>{page}".encode("gb18030"))
    (tmp_path / "d.htm").write_text(f"<html>{page}", "utf-8")
    (tmp_path / "e.pdf").write_bytes(pdf_file(paragraphs))
    (tmp_path / "f.docx").write_bytes(word_file(*paragraphs))
    (tmp_path / "g.jsonl").write_text(json.dumps({"text": "\n".join(paragraphs)}), "utf-8")
    documents, issues = read(tmp_path)
    assert issues == []
    assert [d.source for d in documents] == [
        "a.txt",
        "b.MD",
        "c.html",
        "d.htm",
        "e.pdf",
        "f.docx",
        "g.jsonl#1",
    ]
    assert {d.title for d in documents} == {"平川经开区一季度开门红"}
    assert {d.date.value.isoformat() if d.date else None for d in documents} == {"2025-04-21"}
    assert all("蓝禾精密有限公司新建两条产线" in d.text for d in documents)


def test_given_date_is_for_those_that_state_none(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.txt").write_text("平川经开区开门红\n（新华社北京4月20日电）正文。", "utf-8")
    (tmp_path / "b.txt").write_text("平川经开区开门红\n2025-04-21\n正文。", "utf-8")
    documents, _ = read(tmp_path, given=GIVEN)
    assert [d.date.origin if d.date else None for d in documents] == ["given", "stated"]
    documents, _ = read(tmp_path)
    assert documents[0].date is None


def test_impossible_date_is_an_issue(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.md").write_text("---\ndate: 2025-13-40\n---\n平川经开区开门红\n", "utf-8")
    (tmp_path / "b.txt").write_text("平川经开区开门红\n2025年2月30日\n正文。", "utf-8")
    documents, issues = read(tmp_path, given=GIVEN)
    assert [d.date for d in documents] == [GIVEN, GIVEN]
    assert [(i.kind, i.source) for i in issues] == [("bad-date", "a.md"), ("bad-date", "b.txt")]


def test_the_same_bytes_are_one_document_under_the_smallest_name(tmp_path: Path, read: Read) -> None:
    for name in ("z/b.txt", "y/c.txt", "a/z.txt"):
        path = tmp_path / name
        path.parent.mkdir()
        path.write_text("平川经开区开门红。", "utf-8")
    for sources in (("z", "y", "a"), ("a", "y/c.txt", "z/b.txt"), ("y", "y", "z")):
        documents, issues = read(*(tmp_path / source for source in sources))
        assert ([d.source for d in documents], issues) == (["b.txt"], [])


def test_folders_are_read_by_name_without_hidden_files(tmp_path: Path, read: Read) -> None:
    for name in ("b.txt", "sub/deep/a.txt", ".hidden.txt", ".git/c.txt", "~$d.docx"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"文件{name}。", "utf-8")
    documents, issues = read(tmp_path)
    assert ([d.source for d in documents], issues) == (["a.txt", "b.txt"], [])


def test_unsupported_endings(tmp_path: Path, read: Read) -> None:
    for name in ("a.jpg", "b.JPG", "c.xlsx", "README", ".DS_Store"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "d.txt").write_text("正文。", "utf-8")
    documents, issues = read(tmp_path)
    assert len(documents) == 1
    assert [i.kind for i in issues] == ["unsupported-format"] * 3
    assert [i.message.split("不在")[0] for i in issues] == [
        "1 个没有扩展名的文件",
        "2 个.jpg 文件",
        "1 个.xlsx 文件",
    ]
    assert {i.source for i in issues} == {tmp_path.name}
    _, issues = read(tmp_path / "a.jpg")
    assert [(i.kind, i.source) for i in issues] == [("unsupported-format", "a.jpg")]


def test_empty_folder(tmp_path: Path, read: Read) -> None:
    (tmp_path / "leer" / "sub").mkdir(parents=True)
    assert [(i.kind, i.source) for i in read(tmp_path / "leer")[1]] == [("empty-folder", "leer")]


def test_no_such_path_is_told_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nirgends\.txt") as fault:
        read_sources([tmp_path, tmp_path / "nirgends.txt"], None, lambda issue: None)
    assert "\n" not in str(fault.value)


def test_links(tmp_path: Path, read: Read) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.txt").write_text("正文。", "utf-8")
    (tmp_path / "real" / "loop").symlink_to(tmp_path)
    (tmp_path / "again").symlink_to(tmp_path / "real")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nirgends")
    documents, issues = read(tmp_path)
    assert [d.source for d in documents] == ["a.txt"]
    assert sorted((i.kind, i.source) for i in issues) == [
        ("broken-link", "gone.txt"),
        ("broken-link", "self.txt"),
    ]
    assert [i.kind for i in read(tmp_path / "gone.txt")[1]] == ["broken-link"]


def test_each_bad_file_is_one_issue_and_the_others_are_read(
    tmp_path: Path, read: Read, word_file: Make, pdf_file: Make
) -> None:
    text = "平川经开区的企业加快建设新的产线。".encode()
    bad: dict[str, tuple[bytes, str]] = {
        "empty.txt": (b"", "empty"),
        "blank.txt": (b" \r\n\n", "empty"),
        "picture.txt": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)), "binary"),
        "latin.txt": ("où sont les élèves très fatigués ?".encode("latin-1"), "unknown-encoding"),
        "huge.txt": (b"x" * 20_000_001, "too-large"),
        "cut.pdf": (pdf_file(["产线"])[:150], "broken-pdf"),
        "noise.pdf": (bytes(range(128, 256)) * 9, "broken-pdf"),
        "scan.pdf": (pdf_file([]), "no-text"),
        "cut.docx": (word_file("产线")[:9000], "broken-docx"),
        "old.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "wrong-extension"),
        "locked.docx": (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "encrypted",
        ),
        "script.html": (b"<html><script>1</script>", "no-text"),
    }
    for name, (data, _) in bad.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_bytes(text)
    documents, issues = read(tmp_path)
    assert [d.source for d in documents] == ["good.txt"]
    assert {i.source: i.kind for i in issues} == {name: kind for name, (_, kind) in bad.items()}
    assert len(issues) == len(bad)
    assert all("\n" not in i.message and i.message for i in issues)


def test_wrong_endings_are_told_and_read_as_what_they_are(
    tmp_path: Path, read: Read, word_file: Make, pdf_file: Make
) -> None:
    files = {
        "a.txt": pdf_file(["平川经开区开门红"]),
        "b.pdf": word_file("平川经开区开门红"),
        "c.docx": "平川经开区开门红".encode("gb18030"),
        "d.md": "<!DOCTYPE html><p>平川经开区开门红".encode(),
        "e.jsonl": pdf_file(["平川经开区开门红"], title="平川经开区"),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    documents, issues = read(tmp_path)
    assert [d.text for d in documents] == ["平川经开区开门红"] * 5
    assert [(i.kind, i.source) for i in issues] == [("wrong-extension", name) for name in files]


def test_broken_bytes_are_told(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.txt").write_bytes(("平川经开区的企业加快建设新的产线。" * 20).encode()[:-1])
    (document,), issues = read(tmp_path)
    assert document.text.endswith("\ufffd")
    assert [i.kind for i in issues] == ["damaged-text"]


def test_unreadable_file(tmp_path: Path, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("甲文件。", "utf-8")
    (tmp_path / "b.txt").write_text("乙文件。", "utf-8")
    original = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return original(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    documents, issues = read(tmp_path)
    assert [d.source for d in documents] == ["b.txt"]
    assert [(i.kind, i.source) for i in issues] == [("unreadable", "a.txt")]
    assert str(tmp_path) not in issues[0].message


def test_pipes_are_not_waited_for(tmp_path: Path, read: Read) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert [i.kind for i in read(tmp_path)[1]] == ["unreadable"]


def test_names_are_made_safe(tmp_path: Path, read: Read) -> None:
    names = [b"a\nb.txt", "经开区.txt".encode("gb18030"), b"\xff\xff.txt"]
    for i, name in enumerate(names):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text(f"第{i}篇。", "utf-8")
    documents, issues = read(tmp_path)
    assert issues == []
    assert {d.source for d in documents} == {"a\ufffdb.txt", "经开区.txt", "\ufffd\ufffd.txt"}


def test_order_of_sources_does_not_matter(tmp_path: Path, read: Read) -> None:
    paths = []
    for name in ("c.txt", "a.txt", "b.txt"):
        (tmp_path / name).write_text(f"{name}。", "utf-8")
        paths.append(tmp_path / name)
    assert read(*paths) == read(*reversed(paths)) == read(tmp_path)


def test_plain_text_imports_nothing_heavy(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("平川经开区开门红\n正文。", "utf-8")
    code = (
        "import sys; from pathlib import Path; from kg.read import read_sources; "
        f"assert len(list(read_sources([Path({str(tmp_path)!r})], None, print))) == 1; "
        "heavy = {'charset_normalizer', 'selectolax', 'pypdf', 'docx', 'lxml', 'json', 'logging'}; "
        "sys.exit(' '.join(heavy & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
