// Elements. Text is always text: nothing here reads HTML.

/** `h("button", { class: "a", onclick }, "text", child)`; null and false children are left out. */
export function h(tag, props = {}, ...children) {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (key in made && typeof value !== "string") made[key] = value;
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

const SVG = "http://www.w3.org/2000/svg";

export function svg(tag, props = {}, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(props)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** New content, and the focus on what had it before: the same control, else the part itself. */
export function refill(part, content) {
  const before = part.contains(document.activeElement) && document.activeElement !== part ? sign(document.activeElement) : "";
  part.replaceChildren(...content);
  if (before) ([...part.querySelectorAll(CONTROLS)].find((one) => sign(one) === before) ?? part).focus();
}

const CONTROLS = "button, input, select, summary, [tabindex]";

const sign = (one) => [one.tagName, one.id, ...Object.values(one.dataset), one.getAttribute("aria-label"), /^(BUTTON|SUMMARY)$/.test(one.tagName) ? one.textContent : ""].join(" ");

export const button = (text, onclick, props = {}) => h("button", { type: "button", onclick, ...props }, text);
