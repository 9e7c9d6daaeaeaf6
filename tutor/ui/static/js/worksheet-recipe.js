// The recipe of a worksheet: rows of topic, level, kind and count; title, seed, language, versions.

import { el, icon, language, t } from "./dom.js";

const KINDS = ["compute", "choice", "find-error", "missing-step", "true-false", "word"];
const LEVELS = ["beginner", "intermediate", "advanced"];
const LANGUAGES = { en: "English", ko: "한국어" };
const MOST_ROWS = 12;

export class Recipe {
  constructor(sheet) {
    this.sheet = sheet;
    this.clear();
  }

  clear() {
    Object.assign(this, { rows: [], title: "", seed: chance(), lang: null, versions: 1 });
  }

  take({ rows, title, seed, lang, versions }) {
    Object.assign(this, { rows: rows.map((row) => ({ ...row })), title, seed, lang, versions });
  }

  drawn() {
    const topics = this.topics();
    if (!this.rows.length && topics.length) this.rows = [this.fresh(topics)];
    const again = Boolean(this.sheet.set);
    return el("form", { class: "sw-composer sw-ws-form", on: { submit: (event) => { event.preventDefault(); this.make(); } } },
      this.field("ws-title", el("input", { type: "text", maxlength: 200, value: this.title, placeholder: t("ws-title-placeholder"), "data-focus": "title",
        on: { input: (event) => { this.title = event.target.value; }, change: () => this.renamed() } }), "sw-ws-wide"),
      el("fieldset", { class: "sw-ws-rows" }, el("legend", {}, t("ws-rows")),
        this.rows.map((row, index) => this.row(row, index, topics)),
        el("button", { class: "sw-ws-button sw-ws-add", type: "button", "data-focus": "add-row", disabled: this.rows.length >= MOST_ROWS, on: { click: () => this.add(topics) } },
          icon("plus"), t("ws-add-row"))),
      el("div", { class: "sw-ws-line sw-ws-options" },
        this.field("ws-language", this.select("lang", Object.entries(LANGUAGES), this.lang ?? language(), (value) => { this.lang = value; })),
        this.field("ws-versions", this.select("versions", [1, 2, 3, 4].map((n) => [n, n === 1 ? t("ws-one-version") : `A–${"ABCD"[n - 1]}`]), this.versions,
          (value) => { this.versions = Number(value); })),
        this.field("ws-seed", el("span", { class: "sw-ws-seed" },
          el("input", { type: "number", min: 0, max: 999999999, value: this.seed, "aria-label": t("ws-seed"), "data-focus": "seed",
            on: { input: (event) => { this.seed = Math.max(0, Math.floor(Number(event.target.value)) || 0); } } }),
          el("button", { class: "sw-ws-icon", type: "button", title: t("ws-new-seed"), "aria-label": t("ws-new-seed"), "data-focus": "new-seed",
            on: { click: () => { this.seed = chance(); this.sheet.draw(); } } }, icon("swap")))),
        el("div", { class: "sw-ws-go" },
          again ? el("span", { class: "sw-soft" }, t("ws-again-told")) : null,
          el("button", { class: "sw-ws-button sw-ws-main", type: "submit", "data-act": "make", "data-focus": "make", disabled: this.sheet.busy || !topics.length },
            t(again ? "ws-again" : "ws-make")))));
  }

  topics() {
    const topics = this.sheet.topics[language()] ?? this.sheet.topics.en ?? [];
    return [...topics].sort((one, other) => one[1].localeCompare(other[1], language()));
  }

  fresh(topics) {
    const name = topics.some(([topic]) => topic === "linear-equations") ? "linear-equations" : topics[0][0];
    return { topic: this.rows.at(-1)?.topic ?? name, level: "beginner", kind: "compute", count: 5 };
  }

  add(topics) {
    this.rows.push(this.fresh(topics));
    this.sheet.draw();
  }

  row(row, index, topics) {
    const changed = (name) => (value) => { row[name] = value; };
    const count = el("input", { type: "number", min: 1, max: 60, value: row.count, "aria-label": t("ws-count"), "data-focus": `count-${index}`, class: "sw-ws-count",
      on: { input: (event) => { row.count = Math.min(60, Math.max(1, Math.floor(Number(event.target.value)) || 1)); } } });
    const away = () => { this.rows.splice(index, 1); this.sheet.draw(); };
    return el("div", { class: "sw-ws-row" },
      this.select(`topic-${index}`, topics, row.topic, changed("topic"), t("topic")),
      this.select(`level-${index}`, LEVELS.map((name) => [name, t(name)]), row.level, changed("level"), t("ws-level")),
      this.select(`kind-${index}`, KINDS.map((name) => [name, t(`ws-kind-${name}`)]), row.kind, changed("kind"), t("ws-kind")),
      count,
      el("button", { class: "sw-ws-icon", type: "button", disabled: this.rows.length < 2, title: t("ws-remove-row"), "aria-label": t("ws-remove-row"), on: { click: away } }, icon("cross")));
  }

  select(name, choices, value, changed, told = null) {
    const select = el("select", { "aria-label": told, "data-focus": name, "data-name": name, on: { change: (event) => changed(event.target.value) } },
      choices.map(([key, title]) => el("option", { value: key, selected: String(key) === String(value) }, String(title))));
    return select;
  }

  field(word, control, extra = "") {
    return el("label", { class: `sw-ws-field ${extra}` }, el("span", {}, t(word)), control);
  }

  renamed() {
    if (this.sheet.set && this.title !== this.sheet.set.title) this.sheet.act("rename", { title: this.title });
  }

  make() {
    const { rows, title, seed, versions } = this;
    this.sheet.act("make", { rows, title, seed, versions, lang: this.lang ?? language() });
  }
}

function chance() {
  return Math.floor(Math.random() * 1e6);
}
