from __future__ import annotations

import pytest

from kg.text.simplified import simplified


@pytest.mark.parametrize(
    ("text", "expected"),
    [("臺灣積體電路", "台湾积体电路"), ("ABC 電", "ABC 电"), ("abc", "abc"), ("", ""), ("简体", "简体")],
)
def test_simplified(text: str, expected: str) -> None:
    assert simplified(text) == expected
