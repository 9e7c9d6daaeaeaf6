// A student's lines: one box each, with what was found about it. Works like a text: Enter, Backspace, arrows, paste.

import { el, icon, replace, t } from "./dom.js";
import { findings, kind } from "./findings.js";
import { math } from "./typeset.js";

const NARROW = "off";

export class Lines {
  // ``changed`` is called after every change, with true where a line was just finished.
  constructor({ name, changed, extra = () => null }) {
    this.rows = [];
    this.changed = changed;
    this.extra = extra;
    this.name = name;
    this.list = el("ol", { class: "sw-lines-list", "aria-label": t(name) });
    this.set([""]);
  }

  get texts() {
    return this.rows.map((row) => row.input.value);
  }

  get written() {
    const { texts } = this;
    return texts.slice(0, texts.findLastIndex((text) => text.trim()) + 1);
  }

  set(texts) {
    this.rows = [];
    this.list.replaceChildren();
    (texts.length ? texts : [""]).forEach((text, index) => this.insert(index, text));
  }

  translate() {
    this.list.setAttribute("aria-label", t(this.name));
    this.number();
    for (const row of this.rows) this.tell(row);
  }

  insert(index, text) {
    const input = el("input", { type: "text", class: "sw-line-input", value: text, enterkeyhint: "next", autocapitalize: NARROW,
      autocorrect: NARROW, autocomplete: NARROW, spellcheck: "false" });
    const row = { input, told: el("div", { class: "sw-line-told" }), number: el("span", { class: "sw-line-number", "aria-hidden": "true" }), found: null };
    row.mark = el("span", { class: "sw-line-mark" });
    row.node = el("li", { class: "sw-line" }, row.number, input, row.mark, row.told);
    input.addEventListener("keydown", (event) => this.key(event, row));
    input.addEventListener("paste", (event) => this.paste(event, row));
    input.addEventListener("input", () => this.edited(row, false));
    this.list.insertBefore(row.node, this.list.children[index] ?? null);
    this.rows.splice(index, 0, row);
    this.number();
    return row;
  }

  remove(row) {
    this.rows.splice(this.rows.indexOf(row), 1);
    row.node.remove();
    this.number();
  }

  number() {
    this.rows.forEach((row, index) => {
      row.number.textContent = String(index + 1);
      row.input.setAttribute("aria-label", t("work-line", { n: index + 1 }));
      row.input.placeholder = index || this.rows.length > 1 ? "" : t("work-line-placeholder");
    });
  }

  focus(index, place = 0) {
    const { input } = this.rows[Math.max(0, Math.min(index, this.rows.length - 1))];
    const at = place < 0 ? input.value.length : Math.min(place, input.value.length);
    input.focus();
    input.setSelectionRange(at, at);
  }

  // What was found no longer holds from this line on.
  edited(row, finished) {
    for (const each of this.rows.slice(this.rows.indexOf(row))) each.node.classList.add("sw-line-stale");
    this.changed(finished);
  }

  key(event, row) {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const act = { Enter: "enter", Backspace: "back", Delete: "forward", ArrowUp: "up", ArrowDown: "down" }[event.key];
    if (act && this[act](row, event)) event.preventDefault();
  }

  enter(row) {
    const { input } = row;
    const index = this.rows.indexOf(row);
    const rest = input.value.slice(input.selectionEnd);
    const next = this.rows[index + 1];
    if (rest || !next || next.input.value.trim()) {
      input.value = input.value.slice(0, input.selectionStart);
      this.insert(index + 1, rest);
    }
    this.focus(index + 1);
    this.edited(rest ? row : this.rows[index + 1], true);
    return true;
  }

  back(row) {
    const { input } = row;
    const index = this.rows.indexOf(row);
    if (!index || input.selectionStart || input.selectionEnd) return false;
    const before = this.rows[index - 1].input;
    const place = before.value.length;
    before.value += input.value;
    const joined = input.value;
    this.remove(row);
    this.focus(index - 1, place);
    this.edited(this.rows[joined ? index - 1 : Math.min(index, this.rows.length - 1)], false);
    return true;
  }

  forward(row) {
    const next = this.rows[this.rows.indexOf(row) + 1];
    const { input } = row;
    if (!next || input.selectionStart !== input.value.length) return false;
    next.input.setSelectionRange(0, 0);
    return this.back(next);
  }

  up(row) {
    const index = this.rows.indexOf(row);
    if (!index) return false;
    this.focus(index - 1, row.input.selectionStart);
    return true;
  }

  down(row) {
    const index = this.rows.indexOf(row);
    if (index === this.rows.length - 1) return false;
    this.focus(index + 1, row.input.selectionStart);
    return true;
  }

  paste(event, row) {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const pieces = text.replace(/\s+$/, "").split(/\r\n?|\n/).filter((piece) => piece.trim());
    if (pieces.length < 2) return;
    event.preventDefault();
    const { input } = row;
    const index = this.rows.indexOf(row);
    const before = input.value.slice(0, input.selectionStart);
    const after = input.value.slice(input.selectionEnd);
    input.value = before + pieces[0].trim();
    pieces.slice(1).forEach((piece, number) => this.insert(index + 1 + number, piece.trim()));
    const last = this.rows[index + pieces.length - 1].input;
    const place = last.value.length;
    last.value += after;
    this.focus(index + pieces.length - 1, place);
    this.edited(row, true);
  }

  // Takes what was found about these texts: shown where a line and all above it are still the same.
  judged(texts, lines) {
    const now = this.texts;
    for (const [index, row] of this.rows.entries()) {
      if (now[index] !== (texts[index] ?? "")) break;
      row.node.classList.remove("sw-line-stale");
      const found = lines[index] ?? null;
      if (JSON.stringify(found) === JSON.stringify(row.found)) continue;
      row.found = found;
      this.tell(row);
    }
  }

  forget() {
    for (const row of this.rows) {
      row.found = null;
      this.tell(row);
    }
  }

  tell(row) {
    const { found } = row;
    const shown = found && kind(found);
    row.node.dataset.kind = shown?.name ?? "";
    row.node.dataset.status = shown?.status ?? "";
    row.input.setAttribute("aria-invalid", String(shown?.status === "refuted"));
    replace(row.mark, shown?.word ? el("span", { class: `sw-badge sw-${shown.status}` }, icon(shown.icon), t(shown.word)) : null);
    replace(row.told, found?.latex ? math(found.latex, true) : null, found ? findings(found, found.mistake && this.extra(found.mistake)) : null);
  }
}
