// Pictures: the server draws them as SVG; the sentence that says what is to be seen stands below.

import { el } from "./dom.js";

export function figure({ alt, svg }) {
  const drawing = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  return el("figure", { class: "sw-figure" }, document.importNode(drawing, true), el("figcaption", { class: "sw-soft" }, alt));
}
