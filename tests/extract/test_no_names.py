"""What looks like a name and names nothing: something done, a class of things, two names in one."""

from __future__ import annotations

import pytest

from kg.extract import Engine

from .told import named, read


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("慈溪市正大抓项目建设，余姚市狠抓项目。", "Project", set()),
        ("宁波市重点研究未来产业发展方向。", "Industry", set()),
        ("沭阳县是苏北五市中唯一一家。", "Region", {"苏北五市"}),
        (
            "临海市以创建江南长城世界级旅游景区和灵湖国家旅游度假区为抓手。",
            "IndustrialPark",
            {"灵湖国家旅游度假区"},
        ),
    ],
)
def test_names(engine: Engine, text: str, kind: str, names: set[str]) -> None:
    assert named(read(engine, text), kind) == names
