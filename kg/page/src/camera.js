// Where the window looks: a point of the picture in its middle, and how large.

export const LEAST = 0.01;
export const MOST = 6;

export class Camera {
  constructor(width = 800, height = 600) {
    this.x = 0;
    this.y = 0;
    this.scale = 1;
    this.resize(width, height);
  }

  resize(width, height) {
    this.width = width;
    this.height = height;
  }

  toScreen(x, y) {
    return [(x - this.x) * this.scale + this.width / 2, (y - this.y) * this.scale + this.height / 2];
  }

  toPicture(x, y) {
    return [(x - this.width / 2) / this.scale + this.x, (y - this.height / 2) / this.scale + this.y];
  }

  pan(dx, dy) {
    this.x -= dx / this.scale;
    this.y -= dy / this.scale;
  }

  /** Closer by a factor; the point under (x, y) stays where it is. */
  zoom(factor, x = this.width / 2, y = this.height / 2) {
    const [px, py] = this.toPicture(x, y);
    this.scale = Math.min(MOST, Math.max(LEAST, this.scale * factor));
    this.x = px - (x - this.width / 2) / this.scale;
    this.y = py - (y - this.height / 2) / this.scale;
  }

  /** All of these in the window. */
  fit(items, most = 1.7, margin = 44) {
    if (!items.length) {
      [this.x, this.y, this.scale] = [0, 0, 1];
      return;
    }
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const { x, y } of items) {
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
    this.x = (left + right) / 2;
    this.y = (top + bottom) / 2;
    const across = (this.width - 2 * margin) / Math.max(1, right - left);
    const down = (this.height - 2 * margin) / Math.max(1, bottom - top);
    this.scale = Math.min(most, Math.max(LEAST, Math.min(across, down)));
  }
}
