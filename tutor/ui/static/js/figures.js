// Pictures: the server draws them as SVG; the sentence that says what is to be seen stands below.

import { el } from "./dom.js";
import { sentence } from "./typeset.js";

export function figure({ caption, svg }) {
  const drawing = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  const below = el("figcaption", { class: "sw-soft" }, sentence(caption));
  return el("figure", { class: "sw-figure" }, document.importNode(drawing, true), below);
}
