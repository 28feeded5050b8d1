"""Small SVG plots without a library: bars for things side by side, lines for what grows."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

_WIDTH, _LEFT, _BAR = 640, 210, 22
_INK, _OURS, _THEIRS, _RULE = "#1f2328", "#1f6fb4", "#b8c0c8", "#d8dee4"
_HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="img" '
    'font-family="sans-serif" font-size="12"><rect width="{w}" height="{h}" fill="#ffffff"/>'
)


def bars(title: str, unit: str, rows: Sequence[tuple[str, float]]) -> str:
    """Horizontal bars from zero. Ours are those whose names begin with kg."""
    height = 40 + len(rows) * (_BAR + 8) + 8
    most = max((value for _, value in rows), default=1) or 1
    parts = [_HEAD.format(w=_WIDTH, h=height), _text(10, 20, f"{title} ({unit})", "600")]
    for number, (name, value) in enumerate(rows):
        top = 36 + number * (_BAR + 8)
        length = max(1.0, value / most * (_WIDTH - _LEFT - 90))
        colour = _OURS if name.startswith("kg") else _THEIRS
        parts.append(_text(_LEFT - 8, top + 15, name, anchor="end"))
        parts.append(f'<rect x="{_LEFT}" y="{top}" width="{length:.1f}" height="{_BAR}" fill="{colour}"/>')
        parts.append(_text(_LEFT + length + 6, top + 15, short(value)))
    return "\n".join((*parts, "</svg>\n"))


def lines(
    title: str, across: str, up: str, series: Sequence[tuple[str, Sequence[tuple[float, float]]]]
) -> str:
    """Lines from zero over zero, each named at its end."""
    height, left, bottom = 300, 70, 260
    points = [point for _, row in series for point in row]
    wide, high = max(x for x, _ in points) or 1, max(y for _, y in points) or 1
    parts = [_HEAD.format(w=_WIDTH, h=height), _text(10, 20, f"{title} ({up})", "600")]
    for share in (0, 0.5, 1):
        x, y = left + share * (_WIDTH - left - 120), bottom - share * (bottom - 44)
        parts.append(f'<line x1="{left}" y1="{y:.0f}" x2="{_WIDTH - 120}" y2="{y:.0f}" stroke="{_RULE}"/>')
        parts.append(_text(left - 6, y + 4, short(high * share), anchor="end"))
        parts.append(_text(x, bottom + 16, short(wide * share), anchor="middle"))
    parts.append(_text((left + _WIDTH - 120) / 2, bottom + 34, across, anchor="middle"))
    for number, (name, row) in enumerate(series):
        colour = (_OURS, "#c62828", "#238636")[number % 3]
        at = [(left + x / wide * (_WIDTH - left - 120), bottom - y / high * (bottom - 44)) for x, y in row]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in at)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in at]
        parts.append(_text(at[-1][0] + 8, at[-1][1] + 4, name))
    return "\n".join((*parts, "</svg>\n"))


def short(value: float) -> str:
    """Three digits that matter.

    >>> short(1234567), short(0.01234), short(42.0)
    ('1,230,000', '0.0123', '42')
    """
    if value == 0:
        return "0"
    rounded = float(f"{value:.3g}")
    return f"{rounded:,.0f}" if abs(rounded) >= 100 or rounded == int(rounded) else f"{rounded:g}"


def _text(x: float, y: float, text: str, weight: str = "400", anchor: str = "start") -> str:
    style = f'font-weight="{weight}" text-anchor="{anchor}" fill="{_INK}"'
    return f'<text x="{x:.0f}" y="{y:.0f}" {style}>{escape(text)}</text>'
