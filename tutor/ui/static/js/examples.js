// Example buttons: fill the box and solve.

import { fill, solve } from "./box.js";
import { el, language, replace, t } from "./dom.js";
import { math } from "./typeset.js";

export class Examples {
  constructor(root) {
    this.root = root;
    root.classList.add("sw-examples");
    this.value = null;
  }

  show(value) {
    this.value = value;
    this.translate();
  }

  translate() {
    const texts = this.value?.[language()] ?? this.value?.en ?? [];
    replace(this.root, el("p", { class: "sw-try" }, t("try")), texts.map((text) => this.chip(text)));
  }

  chip(text) {
    const label = typesettable(text) ? math(text) : text;
    return el("button", { class: "sw-chip", type: "button", title: text, on: { click: () => use(text) } }, label);
  }
}

// LaTeX without words around it.
function typesettable(text) {
  return text.includes("\\") && !/[^\x00-\x7f]|[a-z]{4,}/i.test(text.replace(/\\[a-z]+|\{[pb]matrix\}/gi, ""));
}

// Put a problem into the box and solve it.
export function use(text) {
  if (document.body.classList.contains("sw-busy")) return;
  fill(text);
  solve();
}
