// An assignment as a student does it: its problems one under another, each answered and judged where it stands.

import { el, icon, language, replace, t } from "./dom.js";
import { figure } from "./figures.js";
import { inline } from "./markdown.js";
import { amount, button, call, moment, trouble } from "./school.js";
import { math, sentence } from "./typeset.js";

const ICON = { right: "check", wrong: "cross", partly: "question", form: "question", undecided: "question", unreadable: "warning", shown: "bulb" };
const COLOUR = { right: "proved", wrong: "refuted" };
const ONCE = new Set(["choice", "true-false"]);

export class Task {
  constructor(room, assignment, back) {
    Object.assign(this, { room, assignment, back });
    this.root = el("div", { class: "sw-task" });
    this.problems = [];
  }

  get address() {
    return `classes/${this.room.id}/assignments/${this.assignment.id}`;
  }

  async begin() {
    replace(this.root, el("p", { class: "sw-soft", role: "status" }, t("cl-wait")));
    const found = await call("GET", this.address);
    if (found.error) return replace(this.root, button("cl-back-class", this.back, { kind: "sw-quiet", sign: "back" }), trouble(found.error.message));
    this.found = found;
    this.problems = found.problems.map((problem, n) => new Problem(this, problem, n));
    return this.translate();
  }

  translate() {
    if (!this.found) return;
    this.head ??= el("header", { class: "sw-class-head" });
    this.standing();
    for (const problem of this.problems) problem.draw();
    replace(this.root, this.head, el("ol", { class: "sw-task-list" }, this.problems.map((problem) => problem.root)));
  }

  standing() {
    const { found } = this;
    replace(this.head, button("cl-back-class", this.back, { kind: "sw-quiet", sign: "back" }), el("h2", { translate: "no" }, found.title || t("ws-untitled")),
      el("div", { class: "sw-class-code" }, el("strong", { class: "sw-points" }, t("cl-points", { n: amount(found.points), total: found.of })),
        el("span", { class: "sw-soft" }, found.over ? t("cl-over") : found.due ? t("cl-due-at", { date: moment(found.due) }) : t("cl-due-none"))));
  }
}

class Problem {
  constructor(task, item, n) {
    Object.assign(this, { task, item, n, typed: "", hints: 0, result: null });
    this.began = Date.now();
    this.root = el("li", { class: "sw-card sw-task-problem", "data-key": item.key });
    this.said = el("div", { class: "sw-slot", role: "status" });
  }

  get over() {
    const { state, tries } = this.item.done;
    return state === "right" || state === "shown" || (ONCE.has(this.item.kind) && tries > 0 && state !== "undecided");
  }

  draw() {
    const { item } = this;
    this.root.dataset.state = item.done.state;
    replace(this.root, el("header", {}, el("h3", {}, t("cl-problem", { n: this.n + 1 })), el("span", { class: `sw-badge sw-${COLOUR[item.done.state] ?? "checking"}` },
      ICON[item.done.state] ? icon(ICON[item.done.state]) : null, t(`cl-state-${item.done.state}`))), this.asked(), this.over ? this.solution() : this.form(), this.said);
    this.judged();
  }

  asked() {
    const { item } = this;
    const formula = item.latex && !item.statement.includes("$") && item.kind === "compute";
    return el("div", { class: "sw-statement" }, el("p", {}, inline(item.statement)), formula ? math(item.latex, true) : null,
      item.lines?.length && item.kind !== "find-error" ? el("ol", { class: "sw-given" }, item.lines.map((line) => el("li", {}, line ? math(line, true) : el("span", { class: "sw-gap" }, t("cl-missing"))))) : null);
  }

  form() {
    const hints = this.item.hints.slice(0, this.hints).map((hint) => el("p", { class: "sw-hint" }, icon("bulb"), el("span", {}, sentence(hint))));
    const more = this.hints < this.item.hints.length ? button("cl-hint", () => { this.hints += 1; this.draw(); }, { kind: "sw-quiet", sign: "bulb" }) : null;
    return el("form", { class: "sw-answering-form", on: { submit: (event) => {
      event.preventDefault();
      this.send();
    } } }, this.field(), hints, el("div", { class: "sw-buttons" }, el("button", { class: "sw-primary", type: "submit", "data-act": "check" }, t("cl-check")), more,
      ONCE.has(this.item.kind) ? el("span", { class: "sw-soft" }, t("cl-once")) : null,
      this.task.found.over ? button("cl-solution", () => this.send({ show: true }), { kind: "sw-quiet" }) : null));
  }

  field() {
    const { kind, lines, choices } = this.item;
    if (kind === "choice") return this.options("cl-which", choices.map((choice, n) => [String(n), math(choice.latex)]));
    if (kind === "true-false") return this.options("cl-which", ["true", "false"].map((name) => [name, t(`cl-${name}`)]));
    if (kind === "find-error") return this.options("cl-which-line", lines.map((line, n) => [String(n + 1), math(line)]));
    const name = `sw-task-${this.n}`;
    const input = el("input", { type: "text", id: name, maxlength: 2000, autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "go", placeholder: t("answer-placeholder"),
      on: { input: () => { this.typed = input.value; } } });
    input.value = this.typed;
    return el("div", { class: "sw-field-line" }, el("label", { for: name }, t("cl-answer")), input);
  }

  options(word, values) {
    return el("fieldset", { class: "sw-choices" }, el("legend", { class: "sw-work-label" }, t(word)), values.map(([value, shown]) => el("label", {},
      el("input", { type: "radio", name: `sw-task-${this.n}`, value, checked: value === this.typed, on: { change: () => { this.typed = value; } } }), el("span", {}, shown))));
  }

  async send(told = {}) {
    if (this.busy || (!told.show && !this.typed.trim())) return;
    this.busy = true;
    this.root.classList.add("sw-waiting");
    const answer = told.show ? {} : this.item.kind === "choice" ? { choice: Number(this.typed) } : { answer: this.typed };
    const seconds = Math.min((Date.now() - this.began) / 1000, 86400);
    const found = await call("POST", `${this.task.address}/answers`, { problem: this.item.key, hints: this.hints, seconds, lang: language(), ...answer, ...told });
    this.busy = false;
    this.root.classList.remove("sw-waiting");
    if (found.error) return replace(this.said, trouble(found.error.message));
    this.began = Date.now();
    this.result = found;
    this.item.done = found.problem;
    Object.assign(this.task.found, found.assignment);
    this.task.standing();
    return this.draw();
  }

  judged() {
    const { result } = this;
    if (!result || result.outcome === "shown") return replace(this.said);
    const { outcome, message, hint, mistake } = result;
    return replace(this.said, el("section", { class: "sw-result-line sw-judged", "data-status": COLOUR[outcome] ?? "unchecked" },
      el("span", { class: `sw-badge sw-${COLOUR[outcome] ?? "unchecked"}` }, icon(ICON[outcome]), t(outcome)),
      el("div", { class: "sw-judged-told" }, el("p", {}, sentence(message), hint ? [" ", sentence(hint)] : null),
        mistake ? el("p", {}, el("strong", {}, sentence(mistake.title)), " ", sentence(mistake.message)) : null)));
  }

  solution() {
    const { answer: { latex: answer } = {}, figures = [] } = this.result?.solution ?? {};
    return el("div", { class: "sw-task-done sw-soft" }, answer ? [t("cl-right-answer"), " ", math(answer)] : this.item.done.answer ? [t("cl-answer"), ": ", el("span", { translate: "no" }, this.item.done.answer)] : null, figures.map(figure));
  }
}
