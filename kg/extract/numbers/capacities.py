"""Capacity in the name of a project: 年产5000台…项目."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.numbers.number import Number, number_of
from kg.extract.numbers.periods.building import runs
from kg.extract.numbers.quantities import QuantityFinder
from kg.extract.page import Page
from kg.extract.reading.state import Read
from kg.model import Status
from kg.text.dates import Period

_LARGE = 1000
"""Pieces from which on a project's name tells what it can make: 50万锭紧密纺项目."""
_CAPACITY = ("mass", "energy", "power")
_YEARLY = re.compile(r"[年日]产(?:能)?(?P<more>[\u4e00-\u9fff]{0,4})$")
_PLANT = re.compile(
    "^(?!.*(?:年产|组件|电池|装备|设备|制造|生产|零部件|玻璃)).*(?:风电|风光|光伏|发电|电站|储能|源网荷储|抽水蓄能|风力|煤电|热电)"
)
"""What names a plant of power, whose size is what is installed."""


def capacities(page: Page, read: Read, finder: QuantityFinder) -> Iterator[Number]:
    """Capacity in the name of a project: 年产5000台…项目."""
    for reference in read.references:
        if reference.kind != "Project" or not reference.printed:
            continue
        for quantity in finder.find(page.text, reference.start, reference.end):
            yearly = _YEARLY.search(page.text, reference.start, quantity.start)
            large = quantity.unit.dimension == "count" and (quantity.value or 0) >= _LARGE
            if yearly or large or quantity.unit.dimension in _CAPACITY:
                period = Period(None, None)
                running = runs(page, page.times(read.sentence), reference.end, read.sentence.end)
                status: Status = "actual" if running else "target"
                plant = quantity.unit.dimension == "power" and _PLANT.search(
                    page.text[reference.start : reference.end]
                )
                yield number_of(
                    read,
                    reference.thing,
                    "装机规模" if plant else "产能",
                    quantity,
                    period,
                    status,
                    0.8,
                    "quantity.project",
                )
