// What was asked, as it was typed and as it was understood, by whom it is solved, and the ways among which to choose.

import { el, icon, replace, t } from "./dom.js";
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

// The ways to solve it, as tabs of the solution: each asks for it anew. The first leaves the choice to the tutor.
function ways(root, { methods = [], method, text }) {
  if (methods.length < 2 || !root.closest("#sw-view-solve")) return null;
  const choose = (name) => () => root.dispatchEvent(
    new CustomEvent("stepwise-method", { bubbles: true, detail: { method: name, text } }));
  const all = [{ name: "", title: t("way-tutor") }, ...methods];
  const tabs = all.map(({ name, title }) => {
    const chosen = name === (method ?? "");
    return el("button", { class: "sw-way", type: "button", role: "tab", id: `sw-way-${name}`, "aria-controls": "sw-solved",
      "aria-selected": String(chosen), tabindex: chosen ? "0" : "-1", on: { click: choose(name) } }, sentence(title));
  });
  const row = el("div", { class: "sw-ways-row", role: "tablist", "aria-label": t("ways"), on: { keydown: (event) => moved(event, tabs) } }, tabs);
  return el("div", { class: "sw-ways" }, el("span", { class: "sw-soft", "aria-hidden": "true" }, t("ways")), row);
}

// Arrows go along the tabs; Enter chooses, since every way is worked out when it is asked for.
function moved(event, tabs) {
  const now = tabs.indexOf(document.activeElement);
  const to = { ArrowRight: now + 1, ArrowDown: now + 1, ArrowLeft: now - 1, ArrowUp: now - 1, Home: 0, End: -1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  tabs.at(to % tabs.length).focus();
}

// What one needs to know, folded: a reminder, not part of the solution, and drawn only for who wants it.
export function knowledge(cards) {
  const summary = el("summary", {}, icon("chevron"), el("span", {}, t("known")));
  const told = el("div");
  const show = () => {
    if (!told.hasChildNodes()) replace(told, cards.map(card));
  };
  return el("details", { class: "sw-thinking sw-known", on: { toggle: show } }, summary, told);
}

function card({ title, text, source }) {
  return el("article", {}, el("h3", {}, sentence(title)), el("p", {}, sentence(text)), el("p", { class: "sw-soft" }, source));
}
