// What was understood of the text in the box, typeset while one types; what cannot be read is underlined at its place.

import { box } from "./box.js";
import { el, icon, replace, t } from "./dom.js";
import { LONGEST, understand } from "./reading.js";
import { math, sentence } from "./typeset.js";

const PAUSE = 250;
const PATIENCE = 900; // an error is told only to somebody who has stopped typing

// The last thing that was understood, for those who want to know: { text, result }.
export const latest = { text: "", result: null };

export class Preview {
  constructor(root) {
    this.root = root;
    root.classList.add("sw-preview");
    this.shown = el("div", { class: "sw-read" });
    this.told = el("p", { class: "sw-read-told", role: "status" });
    this.place = el("div", { class: "sw-read-place" });
    replace(root, this.shown, this.told, this.place);
    this.asked = null;
    this.clear();
    document.addEventListener("input", (event) => {
      if (event.target.closest("#sw-problem")) this.typed();
    });
    document.addEventListener("scroll", (event) => {
      if (this.mirror && event.target === box()) this.mirror.scrollTop = event.target.scrollTop;
    }, true);
  }

  show() {
    this.typed();
  }

  translate() {
    if (latest.text) this.ask();
    else this.clear();
  }

  typed() {
    const text = box()?.value ?? "";
    this.unmark();
    clearTimeout(this.timer);
    clearTimeout(this.patience);
    this.asked?.abort();
    if (!text.trim() || text.length > LONGEST) this.clear();
    else this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    const text = box()?.value ?? "";
    this.asked?.abort();
    this.asked = new AbortController();
    const { signal } = this.asked;
    const result = await understand(text, signal);
    if (signal.aborted || !result || box()?.value !== text) return;
    Object.assign(latest, { text, result });
    if (result.error) this.patience = setTimeout(() => this.trouble(text, result.error), PATIENCE - PAUSE);
    else this.draw(result);
    this.read = text;
  }

  clear() {
    Object.assign(latest, { text: "", result: null });
    this.root.dataset.state = "empty";
    replace(this.shown);
    replace(this.place);
    this.told.textContent = t("preview-empty");
  }

  draw(result) {
    this.root.dataset.state = result.understood ? "read" : "words";
    replace(this.place);
    replace(this.shown, result.formulas.map(({ label, latex }) => el("div", { class: "sw-read-formula" },
      label ? el("span", { class: "sw-soft" }, label) : null, math(latex, true))));
    const topic = result.topic ? el("span", { class: "sw-read-topic" }, sentence(result.topic.title)) : null;
    replace(this.told, result.understood ? [icon("check"), el("span", {}, t("preview-read")), topic]
      : [icon("bulb"), el("span", {}, sentence(result.remark ?? ""))]);
  }

  trouble(text, { message, hint, position }) {
    this.root.dataset.state = "trouble";
    replace(this.shown);
    replace(this.told, icon("warning"), el("span", {}, message, hint ? ` ${hint}` : ""));
    const there = Number.isInteger(position) && position <= Array.from(text).length;
    replace(this.place, there ? this.wayTo(text, position) : null);
    if (there) this.mark(text, position);
  }

  // The way to the place, for those who do not see the line under it.
  wayTo(text, position) {
    const go = () => {
      const field = box();
      const at = Array.from(text).slice(0, position).join("").length;
      field.focus();
      field.setSelectionRange(at, Math.min(at + 1, field.value.length));
    };
    return el("button", { class: "sw-quiet", type: "button", "data-act": "place", on: { click: go } },
      t("here", { n: position + 1 }));
  }

  // A copy of the text behind the box, of which only the underline is seen.
  mark(text, position) {
    const field = box();
    const characters = Array.from(text);
    this.mirror ??= el("div", { class: "sw-mirror", "aria-hidden": "true" });
    const style = window.getComputedStyle(field);
    for (const name of ["font", "padding", "letterSpacing", "lineHeight", "borderWidth", "textIndent"]) this.mirror.style[name] = style[name];
    const wrong = characters[position]?.trim() ? characters[position] : "\u00a0\u00a0";
    replace(this.mirror, characters.slice(0, position).join(""), el("mark", {}, wrong),
      characters.slice(position + 1).join(""));
    field.parentElement.classList.add("sw-mirrored");
    field.parentElement.append(this.mirror);
    this.mirror.scrollTop = field.scrollTop;
  }

  unmark() {
    this.mirror?.remove();
  }
}
