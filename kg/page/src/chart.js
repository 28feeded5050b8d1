// Numbers over time, small.

import { svg } from "./dom.js";

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [300, 110, 8, 8, 18, 18];

/** Points of a metric with a year and a value: { year, value, text, status }, by year. */
export function points(numbers) {
  return numbers
    .map((number) => ({
      year: Number(number.start.slice(0, 4)),
      value: number.value ?? (number.low === null ? null : (number.low + number.high) / 2),
      text: number.text,
      status: number.status,
    }))
    .filter(({ year, value }) => year > 0 && value !== null)
    .sort((a, b) => a.year - b.year || a.value - b.value);
}

/** A picture of the points, null where they are of fewer than two years. */
export function chart(found, label, colour) {
  const years = [...new Set(found.map(({ year }) => year))];
  if (years.length < 2) return null;
  const top = Math.max(...found.map(({ value }) => value), 0);
  const bottom = Math.min(...found.map(({ value }) => value), 0);
  const x = (year) => LEFT + 14 + ((year - years[0]) / (years.at(-1) - years[0])) * (WIDTH - LEFT - RIGHT - 28);
  const y = (value) => TOP + (1 - (value - bottom) / (top - bottom || 1)) * (HEIGHT - TOP - BOTTOM);
  const parts = [svg("line", { x1: LEFT, x2: WIDTH - RIGHT, y1: y(0), y2: y(0), class: "axis" })];
  const sure = found.filter(({ status }) => status === "actual");
  if (sure.length > 1) parts.push(svg("polyline", { points: sure.map(({ year, value }) => `${x(year)},${y(value)}`).join(" "), fill: "none", stroke: colour, "stroke-width": 1.5 }));
  for (const { year, value, text, status } of found) {
    const done = status === "actual";
    parts.push(svg("circle", { cx: x(year), cy: y(value), r: 3.5, fill: done ? colour : "none", stroke: colour, "stroke-width": 1.5 }));
    const anchor = year === years[0] ? "start" : year === years.at(-1) ? "end" : "middle";
    const told = svg("text", { x: x(year) + (anchor === "start" ? -12 : anchor === "end" ? 12 : 0), y: y(value) - 7, "text-anchor": anchor });
    told.textContent = text;
    parts.push(told);
  }
  for (const year of years) {
    const told = svg("text", { x: x(year), y: HEIGHT - 4, "text-anchor": "middle", class: "faint" });
    told.textContent = String(year);
    parts.push(told);
  }
  return svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "chart", role: "img", "aria-label": label }, ...parts);
}
