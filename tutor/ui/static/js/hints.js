// The hint ladder: five kinds of hints, from a question back to the step done. The student chooses how much is told.

import { ask } from "./channel.js";
import { el, icon, replace, t } from "./dom.js";
import { sentence } from "./typeset.js";

export const RUNGS = [1, 2, 3, 4, 5];

export class Ladder {
  // ``here`` says what the hint is for: the problem and the lines so far; null where there is nothing to give a hint on.
  constructor(here) {
    this.here = here;
    this.root = el("div", { class: "sw-slot" });
    this.clear();
  }

  clear() {
    this.given = [];
    this.highest = 0;
    this.busy = null;
    this.error = null;
    this.draw();
  }

  translate() {
    this.draw();
  }

  async give(rung) {
    if (this.busy) return;
    const told = this.here();
    if (!told) return;
    this.busy = rung;
    this.error = null;
    this.draw();
    const { given } = this;
    const answer = await ask("learn", "hint", { ...told, level: rung });
    if (given !== this.given) return;
    this.busy = null;
    if (answer.error) this.error = answer.error.message;
    else {
      this.given.push({ rung, ...answer, model: answer.by === "model" ? answer.model : null });
      this.highest = Math.max(this.highest, answer.level);
    }
    this.draw();
    this.root.querySelector(`[data-rung="${rung}"]`)?.focus({ preventScroll: true });
  }

  draw() {
    const told = this.here();
    if (!told) return replace(this.root);
    if (!this.list) {
      this.list = el("ol", { class: "sw-hints", "aria-live": "polite" });
      this.head = el("div");
      this.rungs = el("div", { class: "sw-rungs", role: "group" });
      this.section = el("section", { class: "sw-guide sw-ladder" }, this.head, this.list, this.rungs);
    }
    replace(this.head, el("h2", {}, t("ladder")), el("p", { class: "sw-soft" }, t("ladder-told")));
    replace(this.list, this.given.map((hint) => this.item(hint)),
      this.error ? el("li", { class: "sw-hint" }, icon("warning"), el("span", {}, this.error)) : null);
    const next = Math.min(this.highest + 1, RUNGS.length);
    this.rungs.setAttribute("aria-label", t("ladder"));
    replace(this.rungs, RUNGS.map((rung) => this.button(rung, next)),
      this.busy ? el("span", { class: "sw-soft", role: "status" }, t("ladder-thinking")) : null);
    if (!this.section.isConnected) replace(this.root, this.section);
    return null;
  }

  button(rung, next) {
    const given = this.given.some((hint) => hint.rung === rung);
    return el("button", { class: rung === next && !given ? "sw-primary" : "sw-secondary", type: "button", "data-rung": rung,
      "aria-disabled": this.busy ? "true" : null, on: { click: () => this.give(rung) } }, given ? icon("check") : null, t(`ladder-${rung}`));
  }

  item({ level, hint, model }) {
    return el("li", { class: "sw-hint" }, icon(level < 3 ? "bulb" : "arrow"), el("div", {},
      el("strong", {}, t(`ladder-${level}`)), el("p", {}, sentence(hint)),
      model ? el("p", { class: "sw-soft" }, t("ladder-by", { model: model.split("/").at(-1) })) : null));
  }
}
