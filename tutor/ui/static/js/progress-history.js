// The latest answers, one row each.

import { el, icon, language, t } from "./dom.js";
import { plain } from "./plain.js";
import { sheet } from "./progress-charts.js";

export function history(entries) {
  const rows = entries.map((one) => [when(one.created), plain(one.title), one.answer ?? "", t(one.outcome), one.score === null || one.score === undefined ? "" : `${Math.round(100 * one.score)}`,
    one.hints ? String(one.hints) : ""]);
  return el("details", { class: "sw-card sw-panel sw-details" }, el("summary", {}, icon("chevron"), t("pg-history")),
    sheet(["pg-day", "pg-topic", "pg-answer", "pg-outcome", "pg-score", "pg-hints"], rows));
}

function when(created) {
  const date = new Date(created);
  return Number.isNaN(date.getTime()) ? "" : new Intl.DateTimeFormat(language(), { dateStyle: "medium", timeStyle: "short" }).format(date);
}
