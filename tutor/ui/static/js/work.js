// Check my work: the problem, the student's lines with what was found about each, and hints. Nothing typed is ever lost.

import { ask } from "./channel.js";
import { el, icon, replace, t } from "./dom.js";
import { Ladder } from "./hints.js";
import { Lines } from "./lines.js";
import { practise } from "./practising.js";

const KEPT = "stepwise-work";
const PAUSE = 700;
// What passes by itself is tried again a few times.
const PASSING = new Set(["lost", "took-too-long", "worker-lost", "busy"]);
const TRIES = 3;
const AGAIN = 4000;
const SIGN = { proved: "check", refuted: "cross", unchecked: "question" };

export class Work {
  constructor(root) {
    this.root = root;
    root.classList.add("sw-mywork");
    this.found = null;
    this.lines = new Lines({ name: "work-lines", changed: (finished) => this.changed(finished), extra: (mistake) => this.exercise(mistake) });
    this.problem = el("textarea", { rows: "1", class: "sw-work-problem", id: "sw-work-problem", spellcheck: "false", autocapitalize: "off" });
    this.problem.addEventListener("input", () => this.asked());
    this.problem.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.lines.focus(0, -1);
    });
    this.ladder = new Ladder(() => (this.found?.finished ? null : this.told()));
    this.intro = el("p", { class: "sw-lead", "data-t": "work-intro" });
    this.summary = el("div", { class: "sw-slot", role: "status" });
    this.buttons = el("div", { class: "sw-buttons" });
    replace(root, this.intro,
      el("section", { class: "sw-card sw-work-desk" },
        el("label", { class: "sw-work-label", for: "sw-work-problem", "data-t": "work-problem" }), this.problem,
        el("p", { class: "sw-work-label", "data-t": "work-lines" }), this.lines.list, this.buttons),
      this.summary, this.ladder.root);
    this.restore();
    this.translate();
  }

  show(value) {
    this.example = value.example;
    this.draw();
  }

  translate() {
    for (const node of this.root.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
    this.problem.placeholder = t("work-problem-placeholder");
    this.lines.translate();
    this.draw();
    if (this.told()) this.soon(0);
  }

  // -- what is typed --

  restore() {
    let kept = null;
    try {
      kept = JSON.parse(localStorage.getItem(KEPT));
    } catch { /* nothing that can be read: begin anew */ }
    this.fill(kept ?? {});
  }

  fill({ problem = "", lines = [] }) {
    this.problem.value = String(problem);
    this.lines.set(lines.map(String));
    this.grow();
  }

  keep() {
    try {
      localStorage.setItem(KEPT, JSON.stringify({ problem: this.problem.value, lines: this.lines.written }));
    } catch { /* a browser without storage keeps it as long as the page is open */ }
  }

  asked() {
    this.grow();
    this.lines.edited(this.lines.rows[0], false);
  }

  grow() {
    this.problem.style.height = "auto";
    if (this.problem.scrollHeight) this.problem.style.height = `${this.problem.scrollHeight + 3}px`;
  }

  changed(finished) {
    this.keep();
    this.ladder.clear();
    this.draw();
    this.soon(finished ? 0 : PAUSE);
  }

  clear() {
    this.erased = { problem: this.problem.value, lines: this.lines.written };
    this.found = null;
    this.fill({});
    this.changed(false);
    this.problem.focus();
  }

  put(work) {
    this.erased = null;
    this.fill(work);
    this.changed(true);
  }

  // -- what is found --

  told() {
    const lines = this.lines.written;
    return lines.length || this.problem.value.trim() ? { problem: this.problem.value, lines } : null;
  }

  soon(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.check(), wait);
  }

  async check() {
    const told = this.told();
    if (!told?.lines.length) {
      this.found = null;
      this.lines.forget();
      return this.draw();
    }
    if (this.running) {
      this.again = true;
      return null;
    }
    this.running = true;
    const found = await ask("work", "check", told);
    this.running = false;
    if (!found.error) {
      this.lines.judged(told.lines, found.lines);
      this.tries = 0;
    } else if (PASSING.has(found.error.code) && (this.tries = (this.tries ?? 0) + 1) <= TRIES) this.soon(AGAIN);
    this.found = found;
    this.draw();
    if (this.again) {
      this.again = false;
      this.soon(0);
    }
    return null;
  }

  // -- what is shown --

  draw() {
    const begun = Boolean(this.told());
    this.intro.hidden = begun;
    replace(this.buttons,
      begun ? this.button("sw-quiet", "cross", "work-clear", () => this.clear())
        : [this.erased?.lines.length ? this.button("sw-secondary", "back", "work-undo", () => this.put(this.erased)) : null,
          this.button("sw-secondary", "bulb", "work-example", () => this.put(this.example))],
      begun ? el("span", { class: "sw-soft" }, t("work-kept")) : null);
    const state = begun ? JSON.stringify([this.found && summed(this.found), t("name"), t("work-finished")]) : "";
    if (state !== this.state) replace(this.summary, begun && this.found ? this.sum(this.found) : null);
    this.state = state;
    this.ladder.draw();
  }

  button(look, sign, word, click) {
    return el("button", { class: look, type: "button", "data-act": word, on: { click } }, icon(sign), t(word));
  }

  sum(found) {
    if (found.error) return el("p", { class: "sw-notice" }, icon("warning"), el("span", {}, found.error.message));
    const { status, title, told, line } = summed(found);
    if (!title) return null;
    return el("section", { class: "sw-result-line sw-sum", "data-status": status }, icon(SIGN[status]),
      el("p", {}, el("strong", {}, t(title, { n: line + 1 })), told ? [" ", t(told)] : null),
      status === "refuted" ? el("button", { class: "sw-quiet", type: "button", "data-act": "go", on: { click: () => this.lines.focus(line, -1) } },
        t("work-go", { n: line + 1 })) : null);
  }

  exercise({ topic, level }) {
    if (!topic) return null;
    return el("button", { class: "sw-quiet sw-line-practise", type: "button", on: { click: () => practise({ topic, level }) } }, icon("edit"), t("work-exercise"));
  }
}

// The whole work in one sentence.
function summed({ lines, first_error: wrong, finished, error }) {
  if (error) return { error };
  if (finished) return { status: "proved", title: "work-finished", told: "work-finished-told", line: 0 };
  if (wrong !== null) return { status: "refuted", title: "work-first-wrong", told: "work-first-wrong-told", line: wrong };
  const slip = lines.findIndex((line) => line.mistake);
  if (slip >= 0) return { status: "unchecked", title: "work-slip", told: null, line: slip };
  const open = lines.some(({ verdict }) => ["not-read", "undecided"].includes(verdict.note));
  if (open) return { status: "unchecked", title: "work-open", told: null, line: 0 };
  if (lines.some(({ verdict }) => verdict.status === "proved")) return { status: "proved", title: "work-so-far", told: "work-so-far-told", line: 0 };
  return { title: null };
}
