"""How a number stands: so, aimed at, expected, or promised."""

from __future__ import annotations

import re
from typing import Literal, cast

Standing = Literal["actual", "target", "forecast", "promised"]

_DONE = ("完成", "累计", "实际", "已")
_SPENT = re.compile("完成|累计|到位|实际|已投|固定资产|工业投资|民间投资|技改|使用|利用|增速|占比|强度")


def standing_of(status: str, broader: str, metric: str, sentence: str) -> Standing:
    """The status of an observation; ``promised`` for a sum signed or planned for, which is no money spent yet.

    >>> standing_of("actual", "investment", "总投资", "项目签约，总投资50亿元。")
    'promised'
    >>> standing_of("actual", "investment", "投资", "今年已完成投资3亿元。")
    'actual'
    """
    if status == "actual" and broader == "investment":
        done = any(f"{word}{metric}" in sentence for word in _DONE)
        if not done and not _SPENT.search(metric):
            return "promised"
    return cast(Standing, status)
