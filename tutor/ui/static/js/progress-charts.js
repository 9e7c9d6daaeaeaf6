// The two pictures of the progress page, each with the same in a table.

import { chart, colour } from "./charts.js";
import { el, icon, language, t } from "./dom.js";
import { plain } from "./plain.js";

const MOST = 20;
const DAY = 86_400_000;

export function skills(found, mastered) {
  const shown = found.slice(0, MOST).reverse();
  const node = el("div", { class: "sw-chart", "aria-hidden": "true" });
  node.style.height = `${Math.max(120, 46 + 34 * shown.length)}px`;
  const known = shown.map((skill) => Math.round(100 * skill.known));
  draw(node, [{
    type: "bar", orientation: "h", width: 0.55, x: known, y: shown.map((skill) => `${plain(skill.title)} `), text: known.map((n) => `${n} %`), textposition: "auto",
    cliponaxis: false, marker: { color: shown.map((skill) => colour(skill.mastered ? "good" : "brand")) }, hoverinfo: "skip",
  }], { xaxis: { range: [0, 104], ticksuffix: " %", dtick: 25 }, yaxis: { showgrid: false } });
  const rows = found.map((skill) => [plain(skill.title), `${Math.round(100 * skill.known)} %`, String(skill.attempts), String(skill.right),
    skill.mastered ? t("pr-mastered") : skill.is_due ? t("pg-due") : "", day(skill.last)]);
  return panel("pg-skills", t("pg-skills-told", { n: mastered }), node, table(["pg-topic", "pg-known", "pg-attempts", "pg-right", "pg-outcome", "pg-last"], rows));
}

export function days(found) {
  const node = el("div", { class: "sw-chart", "aria-hidden": "true" });
  node.style.height = "220px";
  const x = found.map((one) => one.day);
  const bar = (word, y, name) => ({ type: "bar", name: t(word), x, y, width: 0.7 * DAY, marker: { color: colour(name) }, hovertemplate: "%{y}<extra>%{fullData.name}</extra>" });
  const most = Math.max(...found.map((one) => one.attempts));
  const first = new Date(x.at(-1) ?? Date.now());
  first.setDate(first.getDate() - 14);
  const range = [x[0] && new Date(x[0]) < first ? x[0] : first.toISOString().slice(0, 10), x.at(-1)];
  const edge = (text, by) => text && new Date(new Date(text).getTime() + by * 0.5 * DAY).toISOString().slice(0, 16).replace("T", " ");
  draw(node, [bar("pg-right", found.map((one) => one.right), "good"), bar("pg-wrong", found.map((one) => one.attempts - one.right), "edge")],
    { barmode: "stack", xaxis: { type: "date", range: [edge(range[0], -1), edge(range[1], 1)], tickformat: "%-m/%-d", nticks: 8, showgrid: false }, yaxis: { rangemode: "tozero", dtick: most < 6 ? 1 : null, nticks: 5 },
      legend: { orientation: "h", y: 1.18, x: 0, traceorder: "normal", font: { size: 12 } } });
  const rows = [...found].reverse().map((one) => [day(one.day), String(one.attempts), String(one.right), t("pg-minutes", { n: Math.round(one.seconds / 60) })]);
  return panel("pg-over-time", t("pg-per-day"), node, table(["pg-day", "pg-attempts", "pg-right", "pg-time"], rows));
}

// Plotly measures what it draws into, so that must stand on the page first.
function draw(node, traces, layout) {
  requestAnimationFrame(() => chart(node, traces, layout));
}

function panel(title, told, ...content) {
  return el("section", { class: "sw-card sw-panel" }, el("h2", {}, t(title)), el("p", { class: "sw-soft" }, told), content);
}

export function table(heads, rows) {
  return el("details", { class: "sw-details" }, el("summary", {}, icon("chevron"), t("pg-table")), sheet(heads, rows));
}

export function sheet(heads, rows) {
  return el("div", { class: "sw-sheet", tabindex: "0", role: "region", "aria-label": t("pg-table") }, el("table", {},
    el("thead", {}, el("tr", {}, heads.map((word) => el("th", { scope: "col" }, t(word))))),
    el("tbody", {}, rows.map(([first, ...others]) => el("tr", {}, el("th", { scope: "row" }, first), others.map((told) => el("td", {}, told)))))));
}

export function day(text) {
  const date = new Date(/^\d{4}-\d\d-\d\d$/.test(text ?? "") ? `${text}T12:00` : text);
  return text && !Number.isNaN(date.getTime()) ? new Intl.DateTimeFormat(language(), { dateStyle: "medium" }).format(date) : "";
}
