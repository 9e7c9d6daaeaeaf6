// One practice problem: what is asked, the hints so far, what was said about the answer, the solution when asked for.

import { el, icon, replace, t } from "./dom.js";
import { Solution } from "./solution.js";
import { math, sentence } from "./typeset.js";

const ICON = { right: "check", wrong: "cross", form: "question", undecided: "question", unreadable: "warning" };
const COLOUR = { right: "proved", wrong: "refuted", form: "unchecked", undecided: "unchecked", unreadable: "unchecked" };

// What is asked.
export class Exercise {
  constructor(root) {
    this.root = root;
    root.classList.add("sw-practice");
  }

  show(value) {
    this.value = value;
    this.translate();
  }

  translate() {
    const { value } = this;
    if (!value?.statement) replace(this.root, el("p", { class: "sw-empty" }, t("practice-intro")));
    else replace(this.root, problem(value));
  }
}

// What was said so far: hints, the judgement of the answer, the solution.
export class Feedback {
  constructor(root) {
    this.root = root;
    root.classList.add("sw-practice");
    this.parts = {};
  }

  show(value) {
    if (value.id !== this.value?.id) {
      this.parts = { result: el("div", { class: "sw-slot" }), hints: el("div", { class: "sw-slot" }),
        solution: el("div", { class: "sw-slot" }) };
      replace(this.root, this.parts.result, this.parts.hints, this.parts.solution);
    }
    this.value = value;
    this.translate();
  }

  translate() {
    const { value, parts } = this;
    if (!value?.hints) return;
    replace(parts.result, result(value));
    replace(parts.hints, value.hints.map((hint, index) => nudge(hint, index, value)));
    if (value.solution && !parts.solution.hasChildNodes()) {
      const root = el("div");
      parts.solution.append(root);
      new Solution(root).show({ id: value.id, mode: "show", level: value.level, events: value.solution });
    }
  }
}

function problem(value) {
  const score = value.total ? el("span", { class: "sw-score" }, t("score", { n: value.right, total: value.total })) : null;
  return el("section", { class: "sw-card sw-exercise" },
    el("header", {}, el("span", { class: "sw-soft" }, value.topic), score),
    el("p", { class: "sw-statement" }, sentence(value.statement)),
    value.latex && !value.statement.includes("$") ? math(value.latex, true) : null);
}

function nudge(hint, index, value) {
  return el("p", { class: "sw-hint" }, icon("bulb"),
    el("span", {}, el("strong", {}, t("hint-n", { n: index + 1, total: value.hint_count })), " ", sentence(hint)));
}

function result({ result: said }) {
  if (!said) return null;
  const why = said.hint ?? (said.kind === "wrong" ? t("wrong-why") : null);
  const told = said.kind === "wrong" ? [sentence(why)] : [sentence(said.message), why ? " " : "", sentence(why ?? "")];
  return el("div", { class: "sw-result-line", "data-status": COLOUR[said.kind], role: "status" },
    el("span", { class: `sw-badge sw-${COLOUR[said.kind]}` }, icon(ICON[said.kind]), t(said.kind)),
    el("span", {}, ...told));
}
