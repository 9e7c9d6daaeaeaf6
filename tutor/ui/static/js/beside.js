// What was worked out beside a model's answer, none of it a proof: how many of its answers agree, and its equations.

import { el, t } from "./dom.js";
import { math, sentence } from "./typeset.js";

export function agreement(agreed) {
  if (!agreed) return null;
  const { count, of, same, answer } = agreed;
  const told = t(same ? "agreement" : "agreement-other", { n: count, total: of });
  return el("p", { class: "sw-soft sw-agreement", "data-same": String(same) }, told, same ? null : [" ", math(answer.latex)]);
}

export function equations(solved) {
  if (!solved) return null;
  const rows = solved.equations.map((latex) => el("li", {}, math(latex)));
  return el("section", { class: "sw-compared sw-equations", "data-agree": String(solved.agree) },
    el("p", {}, sentence(solved.message)), el("ul", {}, rows), el("p", { class: "sw-soft" }, t("equations-note")));
}
