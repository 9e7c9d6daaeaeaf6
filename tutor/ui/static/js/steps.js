// Step cards: what was done, why, before and after, in detail, and the mark; each can be folded and copied.

import { el, icon, replace, t } from "./dom.js";
import { badge, proof, reason, waiting } from "./marks.js";
import { stepMenu } from "./tools.js";
import { math, sentence } from "./typeset.js";
import { why } from "./why.js";

export class StepCard {
  constructor(step, path, level) {
    this.path = path;
    this.step = step;
    this.folded = false;
    this.children = (step.substeps ?? []).map((child, index) => new StepCard(child, [...path, index], level));
    this.mark = el("span", { class: "sw-mark" });
    this.foot = el("p", { class: "sw-foot" });
    this.node = path.length === 1 ? this.card(step, level) : this.part(step, level);
    this.judged = undefined;
    this.judge(null, false);
  }

  card(step, level) {
    const [index] = this.path;
    const number = el("span", { class: "sw-number", "aria-hidden": "true" }, String(index + 1));
    const hidden = el("span", { class: "sw-hidden" }, `${t("step", { n: index + 1 })}: `);
    this.inner = el("div", { class: "sw-inner" }, this.body(step, level), this.foot);
    this.handle = el("button", { class: "sw-tool sw-fold", type: "button", "aria-expanded": "true",
      "aria-label": t("fold-step", { n: index + 1 }), on: { click: () => this.fold(!this.folded) } }, icon("chevron"));
    const of = () => ({ step, verdict: this.verdict, card: this.node });
    const tools = el("span", { class: "sw-tools" }, stepMenu(index, of), this.handle);
    return el("li", { class: "sw-step" }, number, el("article", { class: "sw-card" },
      el("header", {}, el("h2", {}, hidden, sentence(step.title)), el("span", { class: "sw-aside" }, this.mark, tools)), this.inner));
  }

  fold(is) {
    this.folded = is;
    this.inner.hidden = is;
    this.handle.setAttribute("aria-expanded", String(!is));
  }

  part(step, level) {
    return el("li", { class: "sw-part" },
      el("header", {}, el("h3", {}, sentence(step.title)), this.mark), this.body(step, level), this.foot);
  }

  body(step, level) {
    const because = step.because ? el("p", { class: "sw-because" }, sentence(step.because)) : null;
    return el("div", { class: "sw-body" }, because, work(step), why(step, this.path), this.details(level));
  }

  details(level) {
    if (!this.children.length) return null;
    const list = el("ol", { class: "sw-parts" }, this.children.map((child) => child.node));
    const summary = el("summary", {}, icon("chevron"), t("details"));
    return el("details", { class: "sw-details", open: level === "beginner" }, summary, list);
  }

  // Shows the verdict of this step and its substeps; ``over`` says that no more verdicts will come.
  update(verdicts, over) {
    this.judge(verdicts.get(this.path.join(".")) ?? null, over);
    for (const child of this.children) child.update(verdicts, over);
  }

  judge(verdict, over) {
    const judged = verdict ? JSON.stringify(verdict) : over;
    if (judged === this.judged) return;
    this.judged = judged;
    this.verdict = verdict;
    const status = verdict?.status ?? (over ? "unchecked" : "checking");
    this.node.dataset.status = status;
    replace(this.foot, verdict?.message ? reason(verdict) : null);
    this.foot.hidden = status === "proved";
    if (status === "checking") replace(this.mark, waiting());
    else replace(this.mark, status === "proved" && verdict.message ? proof(this.foot) : badge(status));
  }
}

function work(step) {
  const { before, after } = step;
  if (!before && !after) return null;
  const shown = step.changed ?? step;
  const rows = [];
  if (before && before !== after) {
    rows.push(el("div", { class: "sw-before" }, el("span", { class: "sw-hidden" }, t("before")), math(shown.before, true)));
  }
  if (after) {
    const arrow = rows.length ? icon("arrow", "sw-to") : null;
    rows.push(el("div", { class: "sw-after" }, arrow, el("span", { class: "sw-hidden" }, t("after")), math(shown.after, true)));
  }
  return el("div", { class: "sw-work" }, rows);
}
