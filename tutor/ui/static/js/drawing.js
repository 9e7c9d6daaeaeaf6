// Elements of the page as a picture: drawn from where the browser put every word, line and sign, so nothing is loaded
// and every browser can do it. Knows boxes, text and simple SVG; no shadows, no pictures.

const SKIPPED = ".sw-hidden, .katex-mathml, .sw-tools, .sw-menu, [hidden]";
const SHAPES = "path, line, circle, polygon, polyline, rect";

// A canvas with the elements as they stand now, on the ground of the page.
export async function picture(elements, { scale = 2, room = 16 } = {}) {
  await document.fonts.ready;
  const boxes = elements.map((one) => one.getBoundingClientRect()).filter(({ width, height }) => width && height);
  const left = Math.min(...boxes.map((box) => box.left)) - room;
  const top = Math.min(...boxes.map((box) => box.top)) - room;
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil((Math.max(...boxes.map((box) => box.right)) + room - left) * scale);
  canvas.height = Math.ceil((Math.max(...boxes.map((box) => box.bottom)) + room - top) * scale);
  const on = canvas.getContext("2d");
  on.fillStyle = getComputedStyle(document.body).backgroundColor;
  on.fillRect(0, 0, canvas.width, canvas.height);
  on.scale(scale, scale);
  on.translate(-left, -top);
  for (const one of elements) paint(on, one);
  return canvas;
}

// The same as a file: a PNG.
export async function png(elements) {
  const canvas = await picture(elements);
  return new Promise((resolve) => { canvas.toBlob(resolve, "image/png"); });
}

function paint(on, node) {
  if (node.nodeType === Node.TEXT_NODE) return words(on, node);
  if (node.nodeType !== Node.ELEMENT_NODE || node.matches(SKIPPED)) return null;
  const style = getComputedStyle(node);
  if (style.display === "none" || style.visibility === "hidden") return null;
  if (node.matches("svg")) return vector(on, node);
  on.save();
  const frame = node.getBoundingClientRect();
  box(on, frame, style);
  if (style.overflowX !== "visible" && style.display !== "inline") {
    on.beginPath();
    on.rect(frame.left, frame.top, frame.width, frame.height);
    on.clip();
  }
  const inside = node.matches("details:not([open])") ? node.querySelectorAll(":scope > summary") : node.childNodes;
  for (const child of inside) paint(on, child);
  return on.restore();
}

const SIDES = ["Top", "Right", "Bottom", "Left"];

function box(on, frame, style) {
  const radius = Math.min(parseFloat(style.borderTopLeftRadius) || 0, frame.height / 2, frame.width / 2);
  const widths = SIDES.map((side) => (style[`border${side}Style`] === "none" ? 0 : parseFloat(style[`border${side}Width`])));
  const even = widths.every((width) => width && width === widths[0]);
  const inset = even ? widths[0] / 2 : 0;
  on.beginPath();
  on.roundRect(frame.left + inset, frame.top + inset, frame.width - 2 * inset, frame.height - 2 * inset, radius);
  on.fillStyle = style.backgroundColor;
  on.fill();
  if (even) {
    on.setLineDash(style.borderTopStyle === "dashed" ? [4, 3] : []);
    Object.assign(on, { strokeStyle: style.borderTopColor, lineWidth: widths[0] });
    on.stroke();
    on.setLineDash([]);
  } else widths.forEach((width, side) => width && edge(on, frame, style[`border${SIDES[side]}Color`], width, side));
}

function edge(on, { left, top, right, bottom, width, height }, colour, thick, side) {
  on.fillStyle = colour;
  if (side % 2) on.fillRect(side === 1 ? right - thick : left, top, thick, height);
  else on.fillRect(left, side ? bottom - thick : top, width, thick);
}

function words(on, node) {
  const style = getComputedStyle(node.parentElement);
  on.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  on.fillStyle = style.color;
  on.textBaseline = "alphabetic";
  const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = on.measureText("x");
  const range = document.createRange();
  const draw = (begin, end) => {
    range.setStart(node, begin);
    range.setEnd(node, end);
    const rects = [...range.getClientRects()].filter(({ width }) => width);
    if (rects.length > 1 && end - begin > 1) for (let at = begin; at < end; at += 1) draw(at, at + 1);
    else if (rects.length) {
      const { left, top, height } = rects[0];
      on.fillText(node.data.slice(begin, end), left, top + (height - up - down) / 2 + up);
    }
  };
  for (const word of node.data.matchAll(/\S+/g)) draw(word.index, word.index + word[0].length);
}

function vector(on, svg) {
  const frame = svg.getBoundingClientRect();
  on.save();
  on.beginPath();
  on.rect(frame.left, frame.top, frame.width, frame.height);
  on.clip();
  for (const shape of svg.querySelectorAll(`${SHAPES}, text`)) {
    const { a, b, c, d, e, f } = shape.getScreenCTM();
    on.save();
    on.transform(a, b, c, d, e, f);
    if (shape.matches("text")) letters(on, shape);
    else outline(on, shape);
    on.restore();
  }
  on.restore();
}

function letters(on, shape) {
  const style = getComputedStyle(shape);
  on.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  on.textAlign = { middle: "center", end: "right" }[style.textAnchor] ?? "left";
  on.fillStyle = style.fill;
  on.fillText(shape.textContent, shape.x.baseVal[0]?.value ?? 0, shape.y.baseVal[0]?.value ?? 0);
}

function outline(on, shape) {
  const style = getComputedStyle(shape);
  const path = traced(shape);
  if (style.fill !== "none") {
    on.fillStyle = style.fill;
    on.fill(path);
  }
  if (style.stroke === "none") return;
  on.setLineDash(style.strokeDasharray === "none" ? [] : style.strokeDasharray.split(/[ ,]+/).map(parseFloat));
  Object.assign(on, { strokeStyle: style.stroke, lineWidth: parseFloat(style.strokeWidth), lineCap: style.strokeLinecap,
    lineJoin: style.strokeLinejoin });
  on.stroke(path);
}

function traced(shape) {
  const at = (name) => shape[name].baseVal.value;
  const points = () => Array.from(shape.points, ({ x, y }) => `${x} ${y}`).join("L");
  switch (shape.tagName) {
    case "path": return new Path2D(shape.getAttribute("d"));
    case "line": return new Path2D(`M${at("x1")} ${at("y1")}L${at("x2")} ${at("y2")}`);
    case "polyline": return new Path2D(`M${points()}`);
    case "polygon": return new Path2D(`M${points()}Z`);
    case "rect": return new Path2D(`M${at("x")} ${at("y")}h${at("width")}v${at("height")}h${-at("width")}Z`);
    default: {
      const path = new Path2D();
      path.arc(at("cx"), at("cy"), at("r"), 0, 2 * Math.PI);
      return path;
    }
  }
}
