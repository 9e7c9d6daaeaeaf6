// The small page about the server's work: asks for the numbers every few seconds and draws them.

import { el, learn, speak, t } from "./dom.js";

const PAUSE = 3000;
const told = document.getElementById("sw-words");
const from = document.querySelector("script[data-from]").dataset.from;
const place = document.getElementById("sw-stats");

const number = (value) => (typeof value === "number" ? value.toLocaleString(document.documentElement.lang) : "–");
const listed = (counts) =>
  Object.entries(counts ?? {})
    .map(([name, value]) => `${name} ${number(value)}`)
    .join(", ") || "–";
const times = (of) => (of ? t("stats-times", { median: number(of.median), most: number(of.p90) }) : "–");

function table(title, rows) {
  const lines = rows.map(([name, value]) => el("tr", {}, el("th", { scope: "row" }, name), el("td", {}, value)));
  return el("section", {}, el("h2", {}, title), el("table", {}, el("tbody", {}, lines)));
}

function whole(process) {
  const verbs = Object.entries(process.requests).map(([verb, ends]) => [
    `${t("stats-requests")}: ${verb}`,
    `${listed(ends)} · ${times(process.verbs[verb])}`,
  ]);
  return table(t("stats-all"), [
    [t("stats-since"), new Date(process.since).toLocaleString(document.documentElement.lang)],
    ...verbs,
    [t("stats-running"), number(process.running)],
    [t("stats-errors"), listed(process.errors)],
    ...Object.entries(process.verdicts).map(([part, counts]) => [`${t("stats-verdicts")}: ${part}`, listed(counts)]),
    [t("stats-cache"), number(process.cache.hits)],
  ]);
}

function engine([name, of]) {
  return table(t("stats-engine", { name }), [
    [t("stats-running"), number(of.running)],
    [t("stats-waiting"), number(of.waiting)],
    [t("stats-first-token"), times(of.first_token_seconds)],
    [t("stats-first-step"), times(of.first_step_seconds)],
    [t("stats-answer"), times(of.answer_seconds)],
    [t("stats-tokens"), number(of.tokens)],
    [t("stats-speed"), number(of.tokens_per_second)],
    ...of.replicas.map((replica, n) => [t("stats-replica", { n: n + 1 }), listed(replica)]),
  ]);
}

async function look() {
  try {
    const { process } = await (await fetch(from)).json();
    place.replaceChildren(whole(process), ...Object.entries(process.engines).map(engine));
  } catch {
    place.replaceChildren(el("p", { role: "alert" }, t("stats-lost")));
  }
  setTimeout(look, PAUSE);
}

learn({ [told.dataset.language]: JSON.parse(told.textContent) });
speak(told.dataset.language);
document.body.classList.toggle(
  "dark",
  (localStorage.getItem("stepwise-theme") ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark",
);
look();
