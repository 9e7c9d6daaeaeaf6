// Pictures: the server draws them as SVG at once; a graph can be moved, zoomed and read off. The sentence that says what
// is to be seen stands below, whatever the picture.

import { el, replace, t } from "./dom.js";
import { CONFIG, colour, layout, plotly } from "./plotting.js";
import { tool } from "./tools.js";
import { sentence } from "./typeset.js";

const NEARER = 0.7;

export function figure({ caption, alt, svg, graph }) {
  const drawing = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  const picture = document.importNode(drawing, true);
  const frame = el("div", { class: "sw-figure-frame" }, picture);
  const below = el("figcaption", { class: "sw-soft" }, sentence(caption));
  const explorer = graph ? new Explorer(frame, picture, graph, alt) : null;
  return el("figure", { class: "sw-figure" }, explorer?.bar, frame, below);
}

// Changes between the picture and a plot in the same place.
class Explorer {
  constructor(frame, picture, graph, alt) {
    Object.assign(this, { frame, picture, graph, alt, plot: null });
    const words = t("explore");
    this.change = tool("zoom", words, () => (this.plot ? this.close() : this.open()), words);
    this.change.setAttribute("aria-pressed", "false");
    this.zoom = el("span", { class: "sw-figure-zoom", hidden: true },
      tool("plus", t("zoom-in"), () => this.zoomed(NEARER)),
      tool("less", t("zoom-out"), () => this.zoomed(1 / NEARER)),
      tool("back", t("zoom-reset"), () => this.range(this.graph.window)));
    this.bar = el("div", { class: "sw-tools sw-figure-bar" }, this.change, this.zoom);
  }

  async open() {
    const Plotly = await plotly().catch(() => null);
    if (!Plotly) return;
    const { width, height } = this.picture.getBoundingClientRect();
    this.plot = el("div", { class: "sw-plot", role: "img", "aria-label": this.alt });
    Object.assign(this.plot.style, { width: `${width}px`, height: `${height}px` });
    replace(this.frame, this.plot);
    const [left, right, bottom, top] = this.graph.window;
    const { names } = this.graph;
    const own = layout({ xaxis: { range: [left, right], title: { text: names[0] } }, yaxis: { range: [bottom, top], title: { text: names[1] } } });
    await Plotly.newPlot(this.plot, traces(this.graph), own, CONFIG);
    this.standing(true);
  }

  close() {
    window.Plotly.purge(this.plot);
    this.plot = null;
    replace(this.frame, this.picture);
    this.standing(false);
  }

  standing(open) {
    this.zoom.hidden = !open;
    this.change.setAttribute("aria-pressed", String(open));
  }

  zoomed(by) {
    const { xaxis, yaxis } = this.plot.layout;
    const around = ([low, high]) => [(low + high) / 2 - ((high - low) * by) / 2, (low + high) / 2 + ((high - low) * by) / 2];
    this.range([...around(xaxis.range), ...around(yaxis.range)]);
  }

  range([left, right, bottom, top]) {
    window.Plotly.relayout(this.plot, { "xaxis.range": [left, right], "yaxis.range": [bottom, top] });
  }
}

const PENS = { first: ["brand", "solid", 2.5], second: ["open", "dash", 2.5], guide: ["soft", "dot", 1.2] };

function traces({ lines, regions, marks }) {
  const column = (places, at) => places.map((place) => place[at]);
  const filled = regions.map((border) => ({
    type: "scatter", mode: "none", fill: "toself", fillcolor: `${colour("brand")}33`, hoverinfo: "skip", x: column(border, 0), y: column(border, 1),
  }));
  const drawn = lines.map(({ places, pen, label }) => {
    const [name, dash, width] = PENS[pen];
    return { type: "scatter", mode: "lines", line: { color: colour(name), dash, width }, name: label, x: column(places, 0), y: column(places, 1),
      hovertemplate: `(%{x:.4~g}, %{y:.4~g})<extra>${escaped(label)}</extra>`, hoverinfo: pen === "guide" ? "skip" : undefined };
  });
  const points = marks.length ? [{
    type: "scatter", mode: "markers+text", textposition: "top right", text: marks.map(({ label }) => escaped(label)),
    x: column(marks.map(({ place }) => place), 0), y: column(marks.map(({ place }) => place), 1),
    marker: { size: 10, color: marks.map(({ open }) => colour(open ? "paper" : "brand")), line: { width: 2, color: colour("brand") } },
    hovertemplate: "(%{x:.4~g}, %{y:.4~g})<extra></extra>",
  }] : [];
  return [...filled, ...drawn, ...points];
}

// Plotly reads some tags in its words.
function escaped(words) {
  return words.replace(/[<>&]/g, (sign) => ({ "<": "&lt;", ">": "&gt;", "&": "&amp;" })[sign]);
}
