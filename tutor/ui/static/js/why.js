// Why? on a step: the rule in words and as a formula, when it may be used, an example, the same more simply; with a
// model also a conversation that stays on the step.

import { ask, told } from "./channel.js";
import { el, icon, replace, t } from "./dom.js";
import { Growing } from "./growing.js";
import { math, sentence } from "./typeset.js";

let number = 0;

// The element that asks and answers why ``step``, at that path of the solution around it, may be done.
export function why(step, path) {
  return step.rule ? new Why(step, path).root : null;
}

class Why {
  constructor(step, path) {
    this.step = step;
    this.path = path;
    this.history = [];
    this.id = `sw-explain-${(number += 1)}`;
    this.panel = el("div", { class: "sw-explain-panel", id: this.id, hidden: true, "aria-live": "polite" });
    this.button = el("button", { class: "sw-explain-button", type: "button", "aria-expanded": "false", "aria-controls": this.id,
      on: { click: () => this.toggle() } }, icon("question"), t("why"));
    this.root = el("div", { class: "sw-explain" }, this.button, this.panel);
  }

  get problem() {
    const around = this.root.closest("[data-problem]");
    return around?.dataset.problem ?? this.root.closest(".sw-solution")?.querySelector(".sw-typed")?.textContent ?? "";
  }

  get wish() {
    return { problem: this.problem, rule: this.step.rule, before: this.step.before ?? "", path: this.path };
  }

  toggle() {
    this.panel.hidden = !this.panel.hidden;
    this.button.setAttribute("aria-expanded", String(!this.panel.hidden));
    if (!this.panel.hidden && !this.found) this.look();
  }

  async look() {
    replace(this.panel, el("p", { class: "sw-soft" }, t("why-thinking")));
    this.found = await ask("learn", "why", this.wish);
    this.draw();
  }

  draw() {
    const { found, step } = this;
    const body = found.error ? [el("p", {}, step.because ? sentence(step.because) : found.error.message)] : this.rule(found);
    this.thread = el("div", { class: "sw-thread", "aria-live": "polite" });
    replace(this.panel, body, this.thread, told("learn").talks && this.problem ? this.asking() : null);
    if (found.error?.code === "lost") this.found = null;
  }

  rule({ name, words, law, condition, example, simpler }) {
    const plain = el("p", { class: "sw-hint", hidden: true }, icon("bulb"), el("span", {}, sentence(simpler)));
    const more = el("button", { class: "sw-quiet", type: "button", on: { click: () => {
      plain.hidden = false;
      more.hidden = true;
    } } }, icon("bulb"), t("why-simpler"));
    return [
      el("h4", {}, sentence(name)), el("p", {}, sentence(words)), law ? math(law, true) : null,
      el("p", {}, el("strong", {}, t("why-when")), " ", sentence(condition)),
      example ? el("p", { class: "sw-explain-example" }, el("strong", {}, t("why-example")), " ", math(example.before), icon("arrow"), math(example.after)) : null,
      simpler && simpler !== words ? [plain, el("div", { class: "sw-buttons" }, more)] : null,
    ].flat();
  }

  // -- a conversation --

  asking() {
    const box = el("input", { type: "text", class: "sw-line-input", placeholder: t("why-ask-placeholder"), "aria-label": t("why-ask"), maxlength: "2000" });
    const send = () => this.talk(box);
    box.addEventListener("keydown", (event) => event.key === "Enter" && !event.isComposing && send());
    return el("div", { class: "sw-explain-ask" }, box, el("button", { class: "sw-secondary", type: "button", on: { click: send } }, t("why-send")));
  }

  async talk(box) {
    const question = box.value.trim();
    if (!question || this.busy) return;
    this.busy = true;
    const waiting = el("p", { class: "sw-soft" }, t("why-thinking"));
    this.thread.append(el("p", { class: "sw-said" }, el("strong", {}, t("why-you")), " ", question), waiting);
    const shown = Boolean(this.root.closest(".sw-solution")?.querySelector(".sw-answer"));
    const reply = await ask("learn", "talk", { ...this.wish, question, history: this.history, shown });
    this.busy = false;
    if (reply.error) return waiting.replaceWith(el("p", { class: "sw-notice" }, icon("warning"), el("span", {}, reply.error.message)));
    box.value = "";
    this.history.push(["user", question], ["assistant", reply.reply]);
    const said = el("div", { class: "sw-prose" });
    new Growing(said).show(reply.reply, true, reply.claims ?? []);
    return waiting.replaceWith(el("div", { class: "sw-replied" }, said,
      reply.by === "model" && reply.model ? el("p", { class: "sw-soft" }, t("why-model", { model: reply.model.split("/").at(-1) })) : null));
  }
}
