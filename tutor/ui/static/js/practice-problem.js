// One problem of practice: what is asked, the answer in its kind, lines of work, hints, and what is found about it.

import { ask } from "./channel.js";
import { el, icon, replace, t } from "./dom.js";
import { figure } from "./figures.js";
import { Ladder } from "./hints.js";
import { Lines } from "./lines.js";
import { mastery } from "./practice-mastery.js";
import { Solution } from "./solution.js";
import { math, sentence } from "./typeset.js";

const ICON = { right: "check", wrong: "cross", form: "question", undecided: "question", unreadable: "warning", shown: "bulb" };
const COLOUR = { right: "proved", wrong: "refuted", form: "unchecked", undecided: "unchecked", unreadable: "unchecked", shown: "unchecked" };
const OVER = new Set(["right", "shown"]);

export class Problem {
  constructor(item, acts, { answer, lines }) {
    this.item = item;
    this.acts = acts;
    this.typed = answer;
    this.began = Date.now();
    this.result = null;
    this.lines = new Lines({ name: "work-lines", changed: () => this.changed() });
    this.lines.set(lines);
    this.ladder = new Ladder(() => (this.over ? null : this.told()));
    this.work = el("details", { class: "sw-details sw-practice-work", open: lines.length > 0 });
    this.parts = Object.fromEntries(["asked", "answer", "result", "solution"].map((name) => [name, el("div", { class: "sw-slot" })]));
    this.parts.result.setAttribute("role", "status");
    this.root = el("div", { class: "sw-practice" }, this.parts.asked, this.parts.answer, this.parts.result, this.ladder.root, this.parts.solution);
    this.translate();
  }

  get over() {
    return OVER.has(this.result?.outcome);
  }

  translate() {
    replace(this.parts.asked, this.asked());
    replace(this.work, el("summary", {}, icon("chevron"), t("pr-work")), el("p", { class: "sw-soft" }, t("pr-work-told")), this.lines.list);
    this.lines.translate();
    this.answering();
    this.draw();
  }

  begin() {
    this.root.querySelector("#sw-answer textarea, .sw-choices input")?.focus({ preventScroll: true });
  }

  told() {
    return { problem: this.item.statement, lines: this.lines.written };
  }

  changed() {
    this.acts.changed({ answer: this.typed, lines: this.lines.written });
  }

  // -- what is asked --

  asked() {
    const { item } = this;
    const skill = this.result?.skill ?? item.skill;
    return el("section", { class: "sw-card sw-exercise" },
      el("header", {}, el("span", { class: "sw-soft" }, sentence(item.title), " · ", t(item.level)),
        el("button", { class: "sw-quiet sw-leave", type: "button", on: { click: this.acts.leave } }, t("pr-other"))),
      skill ? mastery(skill, this.result?.counted ? this.result.known_before : null) : null,
      item.why?.message ? el("p", { class: "sw-soft" }, sentence(item.why.message)) : null,
      el("p", { class: "sw-statement" }, sentence(item.statement)),
      item.latex && !item.statement.includes("$") ? math(item.latex, true) : null,
      item.lines?.length && item.kind !== "find-error" ? el("ol", { class: "sw-given" }, item.lines.map((line) => el("li", {},
        line ? math(line, true) : el("span", { class: "sw-gap" }, t("pr-missing"))))) : null,
      item.figures?.map(figure));
  }

  // -- the answer --

  answering() {
    const buttons = el("div", { class: "sw-buttons" },
      el("button", { class: "sw-primary", type: "button", id: "sw-check", on: { click: () => this.check() } }, t("check")),
      el("button", { class: "sw-quiet", type: "button", id: "sw-see", on: { click: () => this.send({ show: true }) } }, t("practice-solution")),
      el("button", { class: "sw-quiet", type: "button", id: "sw-skip", on: { click: this.acts.next } }, t("pr-skip")));
    const lined = ["compute", "word"].includes(this.item.kind);
    this.form = el("section", { class: "sw-card sw-answering" }, this.field(), lined ? this.work : null, buttons);
    replace(this.parts.answer, this.form);
  }

  field() {
    const { kind, lines, choices } = this.item;
    if (kind === "choice") return this.options("pr-which-choice", choices.map((choice, index) => [String(index), math(choice.latex)]));
    if (kind === "true-false") return this.options("pr-which-choice", ["true", "false"].map((name) => [name, t(`pr-${name}`)]));
    if (kind === "find-error") return this.options("pr-which-line", lines.map((line, index) => [String(index + 1), math(line)]));
    const box = el("textarea", { rows: "1", class: "sw-work-problem", placeholder: t("answer-placeholder"), autocapitalize: "off", spellcheck: "false",
      enterkeyhint: "go" });
    box.value = this.typed;
    box.addEventListener("input", () => {
      this.typed = box.value;
      this.changed();
    });
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.check();
    });
    return el("label", { id: "sw-answer", class: "sw-answer-field" }, el("span", { class: "sw-work-label" }, t("your-answer")), box);
  }

  options(word, values) {
    const choose = (value) => {
      this.typed = value;
      this.changed();
    };
    return el("fieldset", { class: "sw-choices" }, el("legend", { class: "sw-work-label" }, t(word)), values.map(([value, shown]) =>
      el("label", {}, el("input", { type: "radio", name: "sw-choice", value, checked: value === this.typed, on: { change: () => choose(value) } }), el("span", {}, shown))));
  }

  // -- judging --

  check() {
    const lines = this.lines.written;
    if (!this.typed.trim() && !lines.length) {
      this.result = { ...(this.result ?? {}), outcome: "unreadable", message: t("type-answer"), counted: false, mistake: null, hint: null };
      return this.draw();
    }
    const chosen = this.item.kind === "choice" ? { choice: Number(this.typed) } : { answer: this.typed };
    return this.send({ ...chosen, lines });
  }

  async send(told) {
    if (this.busy) return;
    this.busy = true;
    this.form.classList.add("sw-waiting");
    const seconds = (Date.now() - this.began) / 1000;
    const found = await ask("practice", "answer", { item: this.item.id, hints: this.ladder.highest, seconds, ...told });
    this.busy = false;
    this.form.classList.remove("sw-waiting");
    if (found.error) this.result = { ...(this.result ?? {}), outcome: "undecided", message: found.error.message, counted: false };
    else this.take(found);
    this.draw();
  }

  take(found) {
    this.result = found;
    if (found.work) this.lines.judged(this.lines.written, found.work.lines);
    replace(this.parts.asked, this.asked());
    if (found.solution && !this.parts.solution.hasChildNodes()) {
      const root = el("div", { "data-problem": this.item.statement });
      this.parts.solution.append(root);
      new Solution(root).show({ id: this.item.id, mode: "show", level: this.item.level, events: found.solution });
    }
  }

  draw() {
    const { result } = this;
    this.form.querySelector(".sw-buttons").hidden = this.over;
    for (const field of this.form.querySelectorAll("textarea, input")) field.disabled = this.over;
    replace(this.parts.result, result ? this.judged(result) : null);
    this.ladder.draw();
    if (this.over) this.parts.result.querySelector("#sw-next")?.focus({ preventScroll: true });
  }

  judged({ outcome, message, hint, score, counted, mistake }) {
    const part = score !== null && score > 0 && score < 1 ? el("strong", { class: "sw-credit" }, t("pr-credit", { n: Math.round(100 * score) })) : null;
    return el("section", { class: "sw-result-line sw-judged", "data-status": COLOUR[outcome] },
      el("span", { class: `sw-badge sw-${COLOUR[outcome]}` }, icon(ICON[outcome]), t(outcome)),
      el("div", { class: "sw-judged-told" }, el("p", {}, sentence(message), hint ? [" ", sentence(hint)] : null), part ? el("p", {}, part) : null,
        counted && !this.over ? el("p", { class: "sw-soft" }, t("pr-again")) : null),
      mistake ? this.mistake(mistake) : null,
      this.over ? el("button", { class: "sw-primary", type: "button", id: "sw-next", on: { click: this.acts.next } }, t("pr-after"), icon("arrow")) : null);
  }

  mistake({ title, message, topic, level }) {
    return el("p", { class: "sw-line-mistake" }, icon("bulb"), el("span", {}, title ? [el("strong", {}, sentence(title)), el("br")] : null, sentence(message),
      topic ? el("button", { class: "sw-quiet sw-line-practise", type: "button", on: { click: () => this.acts.practise({ topic, level }) } }, icon("edit"), t("pr-mistake")) : null));
  }
}
