// As much of a canvas as draw.js uses, written down as SVG.

const round = (value) => Math.round(value * 10) / 10;
const escape = (text) => String(text).replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

export class SvgContext {
  constructor(width, height) {
    Object.assign(this, { width, height, parts: [], path: "", fillStyle: "#000", strokeStyle: "#000", lineWidth: 1, globalAlpha: 1, font: "12px sans-serif" });
    this.dash = [];
  }

  beginPath() { this.path = ""; }
  moveTo(x, y) { this.path += `M${round(x)} ${round(y)}`; }
  lineTo(x, y) { this.path += `L${round(x)} ${round(y)}`; }
  quadraticCurveTo(cx, cy, x, y) { this.path += `Q${round(cx)} ${round(cy)} ${round(x)} ${round(y)}`; }
  closePath() { this.path += "Z"; }
  setLineDash(dash) { this.dash = dash; }

  /** Whole circles only. */
  arc(x, y, r) {
    const [left, right, radius] = [round(x - r), round(x + r), round(r)];
    this.path += `M${right} ${round(y)}A${radius} ${radius} 0 1 1 ${left} ${round(y)}A${radius} ${radius} 0 1 1 ${right} ${round(y)}Z`;
  }

  add(rest) {
    const alpha = this.globalAlpha < 1 ? ` opacity="${this.globalAlpha}"` : "";
    this.parts.push(`<path d="${this.path}"${alpha} ${rest}/>`);
  }

  fill() { if (this.path) this.add(`fill="${this.fillStyle}"`); }

  stroke() {
    const dash = this.dash.length ? ` stroke-dasharray="${this.dash.join(" ")}"` : "";
    if (this.path) this.add(`fill="none" stroke="${this.strokeStyle}" stroke-width="${this.lineWidth}"${dash}`);
  }

  fillRect(x, y, width, height) {
    this.parts.push(`<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${this.fillStyle}"/>`);
  }

  text(text, x, y, rest) {
    const [, weight, size, face] = /^(?:(\d+) )?([\d.]+)px (.*)$/.exec(this.font);
    const font = `font-family="${escape(face)}" font-size="${size}"${weight ? ` font-weight="${weight}"` : ""}`;
    this.parts.push(`<text x="${round(x)}" y="${round(y)}" text-anchor="middle" dominant-baseline="central" ${font} ${rest}>${escape(text)}</text>`);
  }

  strokeText(text, x, y) { this.text(text, x, y, `fill="none" stroke-linejoin="round" stroke="${this.strokeStyle}" stroke-width="${this.lineWidth}"`); }
  fillText(text, x, y) { this.text(text, x, y, `fill="${this.fillStyle}"`); }

  toString() {
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${this.width}" height="${this.height}" viewBox="0 0 ${this.width} ${this.height}">\n${this.parts.join("\n")}\n</svg>\n`;
  }
}
