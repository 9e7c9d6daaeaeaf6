// What was asked, as it was typed and as it was understood, by whom it is solved, and the ways among which to choose.

import { el, icon, t } from "./dom.js";
import { math, sentence } from "./typeset.js";

export function asked(root, { problem, model, cached }) {
  const by = model ? t("by-model", { model: /^[/.~]/.test(model) ? model.split("/").at(-1) : model }) : t("by-symbolic");
  return [
    el("p", { class: "sw-typed" }, problem.text),
    problem.latex ? math(problem.latex, true) : null,
    el("p", { class: "sw-soft sw-by" }, by),
    cached ? el("p", { class: "sw-soft sw-cached" }, t("kept")) : null,
    ways(root, problem),
  ];
}

// The ways to solve it among which the student may choose.
function ways(root, { methods = [], method, text }) {
  if (methods.length < 2 || !root.closest("#sw-view-solve")) return null;
  const choose = (name) => () => root.dispatchEvent(
    new CustomEvent("stepwise-method", { bubbles: true, detail: { method: name, text } }));
  const buttons = methods.map(({ name, title }) => el("button", {
    class: "sw-way", type: "button", "aria-pressed": String(name === method), on: { click: choose(name) },
  }, sentence(title)));
  return el("div", { class: "sw-ways", role: "group", "aria-label": t("ways") },
    el("span", { class: "sw-soft" }, t("ways")), el("div", { class: "sw-ways-row" }, buttons));
}

// What one needs to know, folded: a reminder, not part of the solution.
export function knowledge(cards) {
  const summary = el("summary", {}, icon("chevron"), el("span", {}, t("known")));
  return el("details", { class: "sw-thinking sw-known" }, summary, cards.map((card) => el("article", {},
    el("h3", {}, sentence(card.title)), el("p", {}, sentence(card.text)), el("p", { class: "sw-soft" }, card.source))));
}
