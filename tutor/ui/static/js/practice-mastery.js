// How well a topic is known: a bar with its number in words, and how it moved.

import { el, icon, t } from "./dom.js";

const percent = (known) => Math.round(100 * known);

export function mastery(skill, before = null) {
  const now = percent(skill.known);
  const from = before === null ? now : percent(before);
  const told = t("pr-known", { topic: skill.title, n: now });
  const fill = el("span", { class: "sw-mastery-fill" });
  fill.style.width = `${from}%`;
  if (from !== now) requestAnimationFrame(() => requestAnimationFrame(() => { fill.style.width = `${now}%`; }));
  return el("div", { class: "sw-mastery", "data-mastered": String(skill.mastered) },
    el("span", { class: "sw-mastery-bar", role: "meter", "aria-label": told, "aria-valuemin": "0", "aria-valuemax": "100", "aria-valuenow": String(now) }, fill),
    el("span", { class: "sw-mastery-told" }, skill.mastered ? [icon("check"), t("pr-mastered")] : from === now ? `${now} %` : `${from} % → ${now} %`));
}
