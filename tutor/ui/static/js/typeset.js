// Mathematics: KaTeX with nothing trusted but our own mark, and the source as code where KaTeX cannot read it.

import { el } from "./dom.js";

const LONGEST = 20000;
const KEPT = 400;
// The one command that is trusted: our own mark of what changed.
const marks = ({ command, class: name }) => command === "\\htmlClass" && name === "changed";
const OPTIONS = { throwOnError: true, strict: false, trust: marks, maxSize: 20, maxExpand: 500 };
// Formulas set lately, by their source: growing text shows the same ones again and again.
const known = new Map();

export function math(latex, display = false) {
  const key = `${display ? "d" : "i"}${latex}`;
  const node = known.get(key) ?? typeset(latex, display);
  known.delete(key);
  known.set(key, node);
  if (known.size > KEPT) known.delete(known.keys().next().value);
  return node.cloneNode(true);
}

function typeset(latex, display) {
  const node = el(display ? "div" : "span", { class: display ? "sw-math sw-display" : "sw-math" });
  try {
    if (latex.length > LONGEST) throw new Error("too long");
    window.katex.render(latex, node, { ...OPTIONS, displayMode: display });
  } catch {
    node.replaceChildren(el("code", {}, latex));
  }
  return node;
}

// A sentence of ours: mathematics between single dollar signs, **bold**, the rest as it is.
export function sentence(text) {
  const out = document.createDocumentFragment();
  (text ?? "").split("$").forEach((part, index, parts) => {
    if (index % 2 === 1 && index < parts.length - 1) out.append(math(part));
    else if (index % 2 === 1) out.append(`$${part}`);
    else out.append(part);
  });
  return out;
}
