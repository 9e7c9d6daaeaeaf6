// A verdict in words, colour and icon.

import { el, icon, t } from "./dom.js";
import { sentence } from "./typeset.js";

const ICON = { proved: "check", refuted: "cross", unchecked: "question" };

export function badge(status) {
  return el("span", { class: `sw-badge sw-${status}` }, icon(ICON[status]), t(status));
}

// A proof is quiet: its reason opens on demand.
export function proof(foot) {
  const mark = badge("proved");
  const button = el("button", { class: "sw-why", type: "button", title: t("how-checked"), "aria-expanded": "false" }, mark);
  button.addEventListener("click", () => {
    foot.hidden = !foot.hidden;
    button.setAttribute("aria-expanded", String(!foot.hidden));
  });
  return button;
}

export function waiting() {
  return el("span", { class: "sw-badge sw-checking" }, el("span", { class: "sw-dots" }), t("checking"));
}

export function reason(verdict) {
  const parts = [sentence(verdict.message ?? "")];
  const witness = verdict.witness;
  const told = witness && [witness.left, witness.right].every((side) => verdict.message?.includes(`$${tex(side)}$`));
  if (witness && !told && verdict.status === "refuted") parts.push(" ", sentence(example(witness)));
  return el("span", { class: "sw-reason" }, parts);
}

function tex(formula) {
  return formula.latex ?? formula;
}

function example(witness) {
  const entries = Array.isArray(witness.point) ? witness.point : Object.entries(witness.point ?? {});
  if (!entries.length) return "";
  const point = entries.map(([name, value]) => `$${name} = ${tex(value)}$`).join(", ");
  return t("witness", { point, left: `$${tex(witness.left)}$`, right: `$${tex(witness.right)}$` });
}

// From 1 to 5 as dots, in words for who does not see them.
export function dots(difficulty) {
  const told = t("ws-difficulty", { n: difficulty });
  return el("span", { class: "sw-ws-dots", role: "img", "aria-label": told, title: told },
    Array.from({ length: 5 }, (_, n) => el("i", { class: n < Math.round(difficulty) ? "on" : null })));
}
