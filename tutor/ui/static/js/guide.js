// Guide me: a hint, what to do, then the step; one at a time, the answer last. In between the student's own lines.

import { el, icon, replace, t } from "./dom.js";
import { OwnLines } from "./own-lines.js";
import { sentence } from "./typeset.js";

export class Guide {
  constructor(root, redraw) {
    this.root = root;
    this.redraw = redraw;
    this.open = 0;
    this.nudges = 0;
    this.done = false;
    this.drawn = null;
    this.panel = el("section", { class: "sw-guide", "aria-live": "polite" });
    this.own = new OwnLines(() => this.before());
    replace(root, el("div", { class: "sw-guided" }, this.panel, this.own.root));
  }

  // What stands above the student's own lines.
  before() {
    const { started, steps = [] } = this.story ?? {};
    const lines = steps.slice(0, this.open).map((step) => step.after).filter(Boolean);
    return { problem: started?.problem.text ?? "", lines };
  }

  // Takes the story so far; says whether it is still holding something back.
  update(story) {
    this.story = story;
    if (!this.done && story.over && !this.left()) this.finish();
    if (!this.done) this.draw();
    else replace(this.root);
    return !this.done;
  }

  left() {
    return this.open < this.story.steps.length || Boolean(this.story.answer) || Boolean(this.story.text);
  }

  finish() {
    this.done = true;
    this.open = Infinity;
  }

  nudge() {
    this.nudges += 1;
    this.redraw();
  }

  advance() {
    if (this.next()) this.open += 1;
    else this.finish();
    this.nudges = 0;
    this.redraw();
    this.root.querySelector("button")?.focus({ preventScroll: true });
    reveal(this.done ? this.root.nextElementSibling : this.root);
  }

  all() {
    this.finish();
    this.redraw();
  }

  next() {
    return this.story.steps[this.open];
  }

  draw() {
    const step = this.next();
    const last = !step && (this.story.over || this.story.answer);
    const state = JSON.stringify([this.open, this.nudges, Boolean(step), last, this.story.over]);
    if (state === this.drawn) return;
    this.drawn = state;
    const hints = step ? this.hints(step) : [];
    this.own.root.hidden = !this.story.started;
    replace(this.panel,
      this.heading(step, last),
      hints.slice(0, this.nudges).map(([key, text]) => el("p", { class: "sw-hint" },
        icon(key === "hint" ? "bulb" : "arrow"),
        el("span", {}, el("strong", {}, t(key === "hint" ? "hint-idea" : "hint-rule")), " ", sentence(text)))),
      this.buttons(hints, step, last));
  }

  hints(step) {
    return [["hint", step.idea], ["rule", step.title]].filter(([, text]) => text);
  }

  heading(step, last) {
    const total = this.story.steps.length;
    const blanks = { n: this.open + 1, total };
    const where = step ? t(this.story.over ? "step-of" : "step", blanks) : null;
    const key = last ? "guide-last" : !step ? "guide-wait" : this.open ? "guide-next" : "guide-first";
    return el("div", { class: "sw-guide-head" }, el("h2", {}, t(key)), where ? el("span", { class: "sw-soft" }, where) : null);
  }

  buttons(hints, step, last) {
    const more = hints[this.nudges];
    const row = el("div", { class: "sw-buttons" });
    if (more) row.append(button("sw-primary", more[0], () => this.nudge()));
    if (step) row.append(button(more ? "sw-secondary" : "sw-primary", "show-step", () => this.advance()));
    if (last) row.append(button("sw-primary", "show-answer", () => this.advance()));
    if (step) row.append(button("sw-quiet", "show-all", () => this.all()));
    return row;
  }
}

function button(kind, key, act) {
  return el("button", { class: kind, type: "button", "data-act": key, on: { click: act } }, t(key));
}

// Brings what just appeared into view, unless it is there already.
function reveal(node) {
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  requestAnimationFrame(() => node?.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" }));
}
