// The problems of a worksheet, typeset, with what may be done to each.

import { el, icon, language, replace, t } from "./dom.js";
import { inline } from "./markdown.js";
import { badge, dots } from "./marks.js";
import { math, sentence } from "./typeset.js";

export class Problems {
  constructor(sheet) {
    this.sheet = sheet;
    this.editing = null;
    this.steps = {};
  }

  forget() {
    this.editing = null;
    this.steps = {};
  }

  draw(root) {
    const { set, mine } = this.sheet;
    if (!set) return replace(root, el("p", { class: "sw-empty" }, t("ws-none")));
    if (this.sheet.shown.solutions) this.fetch(set);
    const own = !mine ? null : this.editing?.key === "" ? this.editor("", this.editing)
      : el("button", { class: "sw-ws-button sw-ws-add", type: "button", "data-act": "own", "data-focus": "own", on: { click: () => this.edit("", "", "") } }, icon("plus"), t("ws-own"));
    return replace(root, el("ol", { class: "sw-ws-list" }, set.problems.map((place, index) => this.place(place, index))), own, mine ? this.writer() : null);
  }

  // Worked steps are not sent with every change: they are asked for when they are to be seen.
  async fetch(set) {
    const lacking = set.problems.some((place) => place.copies.some(({ item }) => !(item.id + item.statement in this.steps)));
    if (!lacking || this.fetching || this.sheet.busy) return;
    this.fetching = true;
    try {
      const told = await (await fetch(`api/sets/${set.id}`)).json();
      for (const place of told.problems) for (const { item } of place.copies) this.steps[item.id + item.statement] = item.steps;
    } catch {
      this.sheet.error = t("not-taken");
    }
    this.fetching = false;
    this.sheet.draw();
  }

  place(place, index) {
    const { sheet } = this;
    const { item, same } = this.copy(place);
    const changed = this.editing?.key === place.key;
    return el("li", { class: "sw-card sw-ws-problem", "data-key": place.key, "data-locked": place.locked || null, on: { keydown: (event) => this.keys(event, place, index) } },
      el("header", {}, el("span", { class: "sw-ws-number" }, String(index + 1)), this.meta(place, item), sheet.mine ? this.tools(place, index, item) : null),
      changed ? this.editor(place.key, this.editing) : [this.asked(item), this.checked(place, item), same ? el("p", { class: "sw-ws-note sw-soft" }, t("ws-same")) : null,
        this.key(item)]);
  }

  copy(place) {
    const copy = place.copies[Math.min(this.sheet.version, place.copies.length - 1)];
    return { item: copy.item, same: this.sheet.version > 0 && copy.mark === place.copies[0].mark };
  }

  meta(place, item) {
    const topics = Object.fromEntries(this.sheet.topics[language()] ?? []);
    return el("p", { class: "sw-ws-meta sw-soft" },
      el("span", {}, topics[item.topic] ?? item.topic), el("span", {}, t(item.level)),
      item.kind === "compute" ? null : el("span", {}, t(`ws-kind-${item.kind}`)),
      el("span", {}, t("ws-minutes", { n: item.minutes })), dots(item.difficulty),
      item.verdict.status === "proved" ? badge("proved") : el("span", { class: "sw-badge sw-unchecked" }, icon("question"), t("ws-not-proven")),
      place.locked ? el("span", { class: "sw-ws-locked" }, icon("lock"), t("ws-locked")) : null);
  }

  asked(item) {
    const formula = item.latex && !item.statement.includes("$") && item.kind === "compute" && !/[\p{L}]{3,}/u.test(item.statement);
    const lines = item.lines.length ? el("ol", { class: "sw-ws-work" }, item.lines.map((line) =>
      el("li", {}, line === null ? el("span", { class: "sw-ws-gap" }, t("ws-missing")) : math(line)))) : null;
    const choices = item.choices.length ? el("ol", { class: "sw-ws-choices", type: "A" }, item.choices.map((choice) =>
      el("li", { class: this.sheet.shown.answers && choice.misconception === null ? "sw-ws-right" : null }, math(choice.latex),
        this.sheet.shown.answers && choice.why ? el("small", { class: "sw-soft" }, sentence(choice.why)) : null))) : null;
    return el("div", { class: "sw-ws-asked" }, el("p", {}, formula ? math(item.latex, true) : inline(item.statement)), lines, choices);
  }

  // What came of the check of a teacher's own problem.
  checked(place, item) {
    if (!place.note || this.sheet.version > 0) return null;
    const { outcome, message } = place.note;
    const mark = { proven: "check", solved: "check", wrong: "cross", unknown: "question", "model-written": "warning", accepted: "check" }[outcome];
    const more = ["wrong", "unknown", "model-written"].includes(outcome) && message ? [" ", message] : null;
    const accept = outcome === "model-written" && this.sheet.mine ? el("button", { class: "sw-ws-button", type: "button", "data-act": "accept",
      on: { click: () => this.sheet.act("accept", { key: place.key }) } }, t("ws-accept")) : null;
    return el("p", { class: "sw-ws-note", "data-outcome": outcome, role: "status" }, icon(mark), el("span", {}, t(`ws-note-${outcome}`), more), accept);
  }

  key(item) {
    const { shown } = this.sheet;
    const hints = shown.hints ? el("ol", { class: "sw-ws-hints" }, item.hints.map((hint) => el("li", {}, sentence(hint)))) : null;
    const answer = shown.answers ? el("p", { class: "sw-ws-answer" }, el("strong", {}, t("answer")), " ", math(item.answer.latex)) : null;
    const steps = shown.solutions ? el("ol", { class: "sw-ws-steps" }, (this.steps[item.id + item.statement] ?? []).map((step) =>
      el("li", {}, sentence(step.title), step.after ? math(step.after, true) : null))) : null;
    return hints || answer || steps ? el("div", { class: "sw-ws-key" }, hints, steps, answer) : null;
  }

  tools(place, index, item) {
    const { sheet } = this;
    const last = sheet.set.problems.length - 1;
    const act = (name, told = {}) => () => sheet.act(name, { key: place.key, ...told });
    const tool = (name, sign, click, off = false) => {
      const told = `${t(`ws-${name}`)}: ${t("ws-problem", { n: index + 1 })}`;
      return el("button", { class: "sw-ws-icon", type: "button", "data-act": name, "data-focus": `${place.key}-${name === "unlock" ? "lock" : name}`, "aria-label": told,
        title: t(`ws-${name}`), disabled: off || null, on: { click } }, icon(sign));
    };
    const text = place.origin.text || item.statement;
    const answer = place.origin.text ? place.origin.answer : item.answer.plain;
    return el("div", { class: "sw-ws-tools", role: "group", "aria-label": t("ws-problem", { n: index + 1 }) },
      tool("swap", "swap", act("swap", { version: sheet.version })), tool("like", "like", act("like")),
      tool("edit", "edit", () => this.edit(place.key, text, answer)),
      place.locked ? tool("unlock", "unlock", act("lock", { lock: false })) : tool("lock", "lock", act("lock", { lock: true })),
      tool("up", "up", act("move", { to: index - 1 }), index === 0), tool("down", "down", act("move", { to: index + 1 }), index === last),
      tool("remove", "cross", act("remove")));
  }

  // With a model: word problems on a theme, of the topic and level of the recipe's first row.
  writer() {
    const { sheet } = this;
    if (!sheet.writes) return null;
    const draft = this.wish ??= { theme: "", count: 3 };
    const put = (event) => {
      event.preventDefault();
      const { topic, level } = sheet.recipe.rows[0];
      if (draft.theme.trim()) sheet.act("write", { theme: draft.theme, topics: [topic], level, count: draft.count });
    };
    return el("form", { class: "sw-ws-editor sw-ws-writer", on: { submit: put } },
      el("label", { class: "sw-ws-field" }, el("span", {}, t("ws-theme")),
        el("input", { type: "text", maxlength: 80, value: draft.theme, "data-focus": "theme", on: { input: (event) => { draft.theme = event.target.value; } } })),
      el("button", { class: "sw-ws-button", type: "submit", "data-act": "write", disabled: sheet.busy }, icon("plus"), t("ws-write")),
      el("p", { class: "sw-soft" }, t("ws-write-told")));
  }

  // Alt and an arrow move the problem in which the focus is.
  keys(event, place, index) {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || !by || !this.sheet.mine) return;
    event.preventDefault();
    const to = index + by;
    if (to >= 0 && to < this.sheet.set.problems.length) this.sheet.act("move", { key: place.key, to });
  }

  edit(key, text, answer) {
    this.editing = { key, text, answer };
    this.sheet.draw();
    this.sheet.root.querySelector(".sw-ws-editor textarea")?.focus();
  }

  editor(key, draft) {
    const put = (event) => {
      event.preventDefault();
      if (draft.text.trim()) this.sheet.act("edit", { key, text: draft.text, answer: draft.answer });
    };
    const away = () => { this.editing = null; this.sheet.draw(); };
    const area = el("textarea", { rows: 3, maxlength: 2000, required: true, "data-focus": "own-text", on: { input: (event) => { draft.text = event.target.value; } } });
    area.value = draft.text;
    return el("form", { class: "sw-ws-editor", on: { submit: put } },
      el("label", { class: "sw-ws-field" }, el("span", {}, t("ws-own-text")), area),
      el("label", { class: "sw-ws-field" }, el("span", {}, t("ws-own-answer")),
        el("input", { type: "text", maxlength: 2000, value: draft.answer, "data-focus": "own-answer", on: { input: (event) => { draft.answer = event.target.value; } } })),
      el("div", { class: "sw-ws-buttons" },
        el("button", { class: "sw-ws-button sw-ws-main", type: "submit", "data-act": "check", disabled: this.sheet.busy }, t("ws-check")),
        el("button", { class: "sw-ws-button", type: "button", on: { click: away } }, t("ws-cancel"))));
  }
}
