// This browser's earlier problems.

import { el, icon, language, replace, t } from "./dom.js";
import { badge } from "./marks.js";

export class History {
  constructor(root, trigger) {
    this.root = root;
    this.trigger = trigger;
    root.classList.add("sw-history");
    this.value = { entries: [] };
  }

  show(value) {
    this.value = value;
    this.translate();
  }

  translate() {
    const { entries } = this.value;
    if (!entries.length) replace(this.root, el("p", { class: "sw-empty" }, icon("clock"), t("history-empty")));
    else replace(this.root, el("ul", { class: "sw-entries" }, entries.map((entry) => el("li", {}, this.row(entry)))));
  }

  row(entry) {
    const open = () => this.trigger("select", { id: entry.id });
    return el("button", { class: "sw-entry", type: "button", "data-id": entry.id, on: { click: open } },
      el("span", { class: "sw-entry-text" }, entry.text),
      el("span", { class: "sw-entry-answer" }, worded(entry.answer ?? "")),
      el("span", { class: "sw-entry-foot" }, standing(entry.status), when(entry.created)),
      icon("chevron"));
  }
}

// An answer is kept as plain text; its few words are said in the language of the page.
function worded(answer) {
  return answer.replace(/ (or|and) /g, (_, joining) => ` ${t(`plain-${joining}`)} `);
}

function standing(status) {
  return ["proved", "refuted", "unchecked"].includes(status) ? badge(status)
    : el("span", { class: "sw-badge sw-checking" }, t(`status-${status}`));
}

function when(created) {
  const date = new Date(created);
  if (Number.isNaN(date.getTime())) return null;
  const shown = new Intl.DateTimeFormat(language(), { dateStyle: "medium", timeStyle: "short" }).format(date);
  return el("time", { datetime: created, class: "sw-soft" }, shown);
}
