// The answer with its mark, what stands beside it, and how many steps are proven.

import { agreement, equations } from "./beside.js";
import { comparison } from "./compared.js";
import { el, icon, number, t } from "./dom.js";
import { badge, reason, waiting } from "./marks.js";
import { copyText } from "./sharing.js";
import { math, sentence } from "./typeset.js";

export function result(story) {
  const { answer, verdict } = story;
  if (!answer) return story.trouble || story.stopped ? null : el("p", { class: "sw-soft" }, t("no-answer"));
  const status = standing(story);
  const copy = el("button", { class: "sw-quiet sw-tools", type: "button", title: t("copy-latex"), "aria-label": t("copy-latex") },
    icon("copy"), el("span", {}, t("copy")));
  copy.addEventListener("click", () => copied(copy, answer.latex));
  return el("section", { class: "sw-answer", "data-status": status },
    el("header", {}, el("h2", {}, t("answer")), copy),
    el("div", { class: "sw-result" }, math(answer.latex, true)),
    answer.remark ? el("p", { class: "sw-remark" }, sentence(answer.remark)) : null,
    el("p", { class: "sw-verdict" }, status === "checking" ? waiting() : badge(status), verdict ? reason(verdict) : null),
    comparison(story.compared),
    agreement(story.agreed),
    equations(story.equations),
    tally(story));
}

function standing(story) {
  return story.verdict?.status ?? (story.over ? "unchecked" : "checking");
}

function counted(story) {
  const proved = story.steps.filter((_, index) => story.verdicts.get(String(index))?.status === "proved").length;
  return t("count-proved", { n: proved, total: story.steps.length });
}

function tally(story) {
  if (!story.over || !story.steps.length || story.seconds === null) return null;
  return el("p", { class: "sw-soft sw-tally" }, `${counted(story)} · ${t("seconds", { n: number(story.seconds) })}`);
}

// What those who listen are told once, at the end.
export function ending(story) {
  if (story.trouble || story.stopped) return null;
  if (!story.answer) return t("no-answer");
  return `${t("answer")}: ${t(standing(story))}.${story.steps.length ? ` ${counted(story)}.` : ""}`;
}

async function copied(button, text) {
  const label = button.querySelector("span");
  label.textContent = t((await copyText(text)) ? "copied" : "copy-failed");
  setTimeout(() => { label.textContent = t("copy"); }, 1500);
}
