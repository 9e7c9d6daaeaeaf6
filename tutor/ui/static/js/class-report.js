// An assignment's report for the teacher: how the problems went, who did what, which mistakes recur.

import { el, icon, language, replace, t } from "./dom.js";
import { inline } from "./markdown.js";
import { amount, button, call, moment, trouble } from "./school.js";
import { math, sentence } from "./typeset.js";

const SVG = "http://www.w3.org/2000/svg";
const STATES = ["right", "partly", "wrong", "undecided", "shown", "open"];
const SIGN = { right: "check", partly: "", wrong: "cross", undecided: "question", shown: "bulb", open: "" };
const WIDTH = 600;

export class Report {
  constructor(room, assignment, back) {
    Object.assign(this, { room, assignment, back });
    this.root = el("div", { class: "sw-report" });
  }

  begin() {
    replace(this.root, this.head(), el("p", { class: "sw-soft", role: "status" }, t("cl-wait")));
    return this.translate();
  }

  async translate() {
    const found = await call("GET", `classes/${this.room.id}/assignments/${this.assignment.id}/report?lang=${language()}`);
    if (found.error) return replace(this.root, this.head(), trouble(found.error.message));
    const some = found.students.length > 0;
    return replace(this.root, this.head(), some ? this.chart(found.problems) : null, some ? this.mistakes(found.mistakes) : null, this.students(found));
  }

  head() {
    const { room, assignment } = this;
    const grades = `api/classes/${room.id}/assignments/${assignment.id}/grades.csv?lang=${language()}`;
    return el("header", { class: "sw-class-head" }, button("cl-back-class", this.back, { kind: "sw-quiet", sign: "back" }), el("h2", { translate: "no" }, assignment.title || t("ws-untitled")),
      el("div", { class: "sw-class-code" }, el("span", { class: "sw-soft" }, assignment.due ? t("cl-due-at", { date: moment(assignment.due) }) : t("cl-due-none")),
        el("a", { class: "sw-secondary", href: grades, download: true, "data-act": "cl-grades" }, icon("save"), t("cl-grades"))));
  }

  chart(problems) {
    const legend = el("p", { class: "sw-legend" }, STATES.filter((state) => problems.some((one) => one[state])).map((state) =>
      el("span", {}, el("i", { class: `sw-bar-${state}` }), t(`cl-state-${state}`))));
    return el("section", { class: "sw-card sw-panel" }, el("h2", {}, t("cl-chart")), legend, el("ol", { class: "sw-bars" }, problems.map((one, n) => el("li", { "data-key": one.key },
      el("div", { class: "sw-bar-told" }, one.statement.includes("$") || !one.latex ? inline(one.statement) : [inline(one.statement), " ", one.kind === "compute" ? math(one.latex) : null]), bar(one, n)))));
  }

  mistakes(found) {
    const row = (one) => el("li", { "data-code": one.code }, el("div", {}, el("strong", {}, sentence(one.title)), el("div", { class: "sw-soft" }, sentence(one.message))),
      el("span", { class: "sw-soft sw-count" }, t("cl-mistake-count", one)));
    return el("section", { class: "sw-card sw-panel sw-mistakes" }, el("h2", {}, t("cl-mistakes")),
      found.length ? el("ul", { class: "sw-rows" }, found.map(row)) : el("p", { class: "sw-soft" }, t("cl-mistakes-none")));
  }

  students({ students, problems }) {
    if (!students.length) return el("p", { class: "sw-empty" }, t("cl-who-none"));
    const head = ["ac-name", "cl-col-points", "cl-col-time", "cl-col-last"].map((word) => el("th", { scope: "col" }, t(word)));
    const cell = (one, n) => el("td", {}, mark(one, n));
    const row = (one) => el("tr", { "data-id": one.id }, el("th", { scope: "row", translate: "no" }, one.name),
      el("td", {}, `${amount(one.points)} / ${one.of}`, one.late ? [" ", el("span", { class: "sw-badge sw-unchecked" }, icon("clock"), t("cl-late"))] : null),
      el("td", {}, one.seconds ? amount(Math.ceil(one.seconds / 60)) : "–"), el("td", {}, one.last ? moment(one.last) : "–"), one.outcomes.map(cell));
    return el("section", { class: "sw-card sw-panel" }, el("h2", {}, t("cl-who")),
      el("div", { class: "sw-sheet sw-who", tabindex: "0", role: "region", "aria-label": t("cl-who") }, el("table", {},
        el("thead", {}, el("tr", {}, head, problems.map((_, n) => el("th", { scope: "col" }, String(n + 1))))), el("tbody", {}, students.map(row)))));
  }
}

// What a student did with a problem, as a sign; in words for whoever points at it or listens.
function mark(one, n) {
  const told = t("cl-cell", { n: n + 1, state: t(`cl-state-${one.state}`), tries: one.tries });
  return el("span", { class: `sw-mark sw-mark-${one.state}`, role: "img", "aria-label": told, title: one.answer ? `${told} (${one.answer})` : told, translate: one.answer ? "no" : null },
    one.state === "partly" ? amount(one.score) : SIGN[one.state] ? icon(SIGN[one.state]) : "–");
}

// How many students stand how, as one bar.
function bar(one, n) {
  const svg = document.createElementNS(SVG, "svg");
  const total = STATES.reduce((sum, state) => sum + one[state], 0) || 1;
  svg.setAttribute("viewBox", `0 0 ${WIDTH} 18`);
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("role", "img");
  svg.setAttribute("class", "sw-bar");
  svg.setAttribute("aria-label", t("cl-chart-one", { ...one, n: n + 1, wrong: one.wrong + one.undecided + one.shown }));
  let x = 0;
  for (const state of STATES) {
    const width = (WIDTH * one[state]) / total;
    if (!width) continue;
    const part = document.createElementNS(SVG, "rect");
    for (const [name, value] of Object.entries({ x, y: 0, width, height: 18, class: `sw-bar-${state}` })) part.setAttribute(name, value);
    svg.append(part);
    x += width;
  }
  return el("div", { class: "sw-bar-line" }, svg, el("span", { class: "sw-soft" }, `${one.right} / ${total}`));
}
