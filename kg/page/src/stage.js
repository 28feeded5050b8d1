// The canvas: drawn when something has changed, moved by mouse, fingers and keys.

import { Camera, LEAST, MOST } from "./camera.js";
import { draw, hit } from "./draw.js";
import { h } from "./dom.js";

const FLIGHT = 260; // ms

export class Stage {
  constructor(app) {
    this.app = app;
    this.canvas = h("canvas", { id: "canvas", tabindex: "0", role: "img", "aria-describedby": "keys" });
    this.tip = h("div", { id: "tip", role: "tooltip", hidden: true });
    this.box = h("div", { id: "stage" }, this.canvas, this.tip);
    this.context = this.canvas.getContext("2d", { alpha: false });
    this.camera = new Camera();
    this.widths = new Map();
    this.moved = false;
    this.over = {};
    this.listen();
    new ResizeObserver(() => this.resize()).observe(this.box);
  }

  measure = (text, size) => {
    const key = `${size} ${text}`;
    if (!this.widths.has(key)) {
      const before = this.context.font;
      this.context.font = `600 ${size}px ${this.app.face}`;
      this.widths.set(key, this.context.measureText(text).width);
      this.context.font = before;
    }
    return this.widths.get(key);
  };

  resize() {
    const { width, height } = this.box.getBoundingClientRect();
    if (!width || !height) return;
    this.camera.resize(width, height);
    if (!this.moved) this.fit();
    this.sharpen();
  }

  /** So many dots a pixel; 0: as many as the screen has. */
  sharpen(dots = 0) {
    const { width, height } = this.camera;
    dots ||= window.devicePixelRatio || 1;
    this.canvas.width = Math.round(width * dots);
    this.canvas.height = Math.round(height * dots);
    this.context.setTransform(dots, 0, 0, dots, 0, 0);
    this.paint();
  }

  /** The middle of the window at a point, and so much of the picture across. */
  show(x, y, across) {
    this.stop();
    Object.assign(this.camera, { x, y, scale: Math.min(MOST, Math.max(LEAST, this.camera.width / across)) });
    this.request();
  }

  fit() {
    this.camera.fit(this.app.scene.items);
    this.request();
  }

  request() {
    if (this.asked) return;
    this.asked = requestAnimationFrame(() => {
      this.asked = 0;
      this.paint();
    });
  }

  look() {
    const { app } = this;
    const chosen = this.over.item ?? app.chosen();
    // What is drawn by itself, or the page is about, fades nothing.
    const faded = this.over.item || !(app.scene.alone || app.state.focus === app.model.about);
    const near = chosen && faded ? new Set() : null;
    if (near) for (const { a, b } of app.scene.lines) if (a === chosen) near.add(b);
    else if (b === chosen) near.add(a);
    return {
      model: app.model, theme: app.theme(), face: app.face, chosen, near, edge: this.over.line?.edge ?? app.state.edge,
      measure: this.measure, text: (item) => app.textOf(item), relation: (edge) => app.relationText(edge),
    };
  }

  paint() {
    draw(this.context, this.app.scene, this.camera, this.look());
    this.painted = (this.painted ?? 0) + 1;
  }

  /** The middle of the window to a point, not closer than it is unless `scale` asks for it. */
  fly(x, y, scale) {
    this.moved = true;
    const { camera } = this;
    const from = { x: camera.x, y: camera.y, scale: camera.scale };
    const to = { x, y, scale: Math.max(scale, camera.scale) };
    if (matchMedia("(prefers-reduced-motion: reduce)").matches || !this.painted) {
      Object.assign(camera, to);
      this.request();
      return;
    }
    const begun = performance.now();
    const step = (now) => {
      const part = Math.min(1, Math.max(0, (now - begun) / FLIGHT));
      const eased = part * (2 - part);
      for (const key of ["x", "y"]) camera[key] = from[key] + (to[key] - from[key]) * eased;
      camera.scale = from.scale * (to.scale / from.scale) ** eased;
      this.paint();
      this.flight = part < 1 ? requestAnimationFrame(step) : 0;
    };
    cancelAnimationFrame(this.flight);
    this.flight = requestAnimationFrame(step);
  }

  stop() {
    this.moved = true;
    cancelAnimationFrame(this.flight);
  }

  listen() {
    const { canvas } = this;
    const fingers = new Map();
    let travelled = 0;
    const at = (event) => {
      const { left, top } = canvas.getBoundingClientRect();
      return [event.clientX - left, event.clientY - top];
    };
    canvas.addEventListener("wheel", (event) => {
      event.preventDefault();
      this.stop();
      this.camera.zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0016)), ...at(event));
      this.request();
    }, { passive: false });
    canvas.addEventListener("pointerdown", (event) => {
      canvas.setPointerCapture(event.pointerId);
      fingers.set(event.pointerId, at(event));
      if (fingers.size === 1) travelled = 0;
      this.tip.hidden = true;
    });
    canvas.addEventListener("pointermove", (event) => {
      const now = at(event);
      const before = fingers.get(event.pointerId);
      if (!before) {
        this.point(...now);
        return;
      }
      const [dx, dy] = [now[0] - before[0], now[1] - before[1]];
      travelled += Math.abs(dx) + Math.abs(dy);
      if (fingers.size === 2) this.pinch(fingers, event.pointerId, now);
      else if (travelled > 4) this.camera.pan(dx, dy);
      fingers.set(event.pointerId, now);
      if (travelled > 4) {
        this.stop();
        this.request();
      }
    });
    const up = (event) => {
      if (!fingers.delete(event.pointerId) || event.type === "pointercancel") return;
      if (travelled <= 4 && !fingers.size) this.press(...at(event));
    };
    canvas.addEventListener("pointerup", up);
    canvas.addEventListener("pointercancel", up);
    canvas.addEventListener("pointerleave", () => this.point(-1e6, -1e6));
    canvas.addEventListener("keydown", (event) => this.key(event));
  }

  pinch(fingers, id, now) {
    const [other] = [...fingers].filter(([key]) => key !== id).map(([, place]) => place);
    const before = fingers.get(id);
    const factor = Math.hypot(now[0] - other[0], now[1] - other[1]) / Math.max(1, Math.hypot(before[0] - other[0], before[1] - other[1]));
    this.camera.zoom(factor, (now[0] + other[0]) / 2, (now[1] + other[1]) / 2);
  }

  press(x, y) {
    const { item, line } = hit(this.app.scene, x, y);
    this.over = {};
    if (item?.group !== undefined) this.app.openGroup(item.group);
    else if (item) this.app.choose(item.node);
    else if (line && line.edge >= 0) this.app.visitEdge(line.edge);
    else if (line) this.app.showGroup(line.b.group === undefined ? line.a : line.b);
    else this.app.clear();
  }

  /** What the mouse is over: its neighbours stand out, and a line tells its relation and sentence. */
  point(x, y) {
    const over = hit(this.app.scene, x, y);
    if (over.item === this.over.item && over.line === this.over.line) return;
    this.over = over;
    this.canvas.style.cursor = over.item || over.line ? "pointer" : "";
    const told = this.app.tipOf(over);
    this.tip.hidden = !told;
    if (told) {
      this.tip.replaceChildren(...told);
      this.tip.style.left = `${Math.max(8, Math.min(x + 14, this.camera.width - 330))}px`;
      this.tip.style.top = `${Math.max(8, Math.min(y + 14, this.camera.height - this.tip.offsetHeight - 8))}px`;
    }
    this.request();
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = event.shiftKey ? 200 : 60;
    const moves = { ArrowLeft: [step, 0], ArrowRight: [-step, 0], ArrowUp: [0, step], ArrowDown: [0, -step] };
    if (moves[event.key]) {
      this.stop();
      this.camera.pan(...moves[event.key]);
    } else if (event.key === "+" || event.key === "=") this.camera.zoom(1.25);
    else if (event.key === "-") this.camera.zoom(0.8);
    else if (event.key === "0") {
      this.moved = false;
      this.fit();
    } else if (event.key === "n" || event.key === "p") this.app.step(event.key === "n" ? 1 : -1);
    else if (event.key === "Enter") this.app.enter();
    else return;
    event.preventDefault();
    this.request();
  }
}
