// The claims of a text, marked where they stand: signs are put around them in the source, and drawn as marks.

import { el, icon, t } from "./dom.js";
import { reason } from "./marks.js";
import { sentence } from "./typeset.js";

// Private characters that no text of ours has: begin of a claim with its numbers, and end of it.
const BEGIN = "\uE000", NAMED = "\uE001", END = "\uE002";
const ALL = /[\uE000-\uE003]/g;
export const CLAIM = /^\uE000([\d,]+)\uE001([\s\S]*?)\uE002/;
const FORMULA = /\$\$[\s\S]+?\$\$|\\\[[\s\S]+?\\\]|\\\([\s\S]+?\\\)|\\begin\{([a-z]+\*?)\}[\s\S]+?\\end\{\1\}|(?<![\\$\w])\$(?=[^\s$])[^$\n]*?(?<=[^\s\\])\$(?![\d$])/g;
const ICON = { proved: "check", refuted: "cross", unchecked: "question" };
const CODE = "syntax";
const RANK = { refuted: 0, unchecked: 1, proved: 2 };

// Where each claim stands, in units of strings; of listings nothing, they are told below the text.
export function placed(text, claims) {
  if (!claims.length) return [];
  const at = units(text);
  return claims.flatMap((claim, number) => (
    claim.verdict.method === CODE ? [] : [{ begin: at(claim.span[0]), end: at(claim.span[1]), number }]));
}

// A part of a text, which begins at ``from``, with signs around its claims.
export function signed(source, marks, from) {
  const clean = source.replace(ALL, "\uFFFD");
  if (!marks.length) return clean;
  const formulas = [...clean.matchAll(FORMULA)].map((found) => [found.index, found.index + found[0].length]);
  const groups = new Map();
  for (const { begin, end, number } of marks) {
    if (begin - from > clean.length) continue;
    const place = around(begin - from, Math.min(end - from, clean.length), formulas, clean);
    const key = place.join("-");
    groups.set(key, { place, numbers: [...(groups.get(key)?.numbers ?? []), number] });
  }
  const inserted = [...groups.values()].flatMap(({ place: [begin, end], numbers }) => {
    const sign = `${BEGIN}${numbers.join(",")}${NAMED}`;
    return begin === end ? [[end, 0, sign + END]] : [[begin, 1, sign], [end, 0, END]];
  });
  inserted.sort((a, b) => b[0] - a[0] || b[1] - a[1]);
  return inserted.reduce((done, [place, , sign]) => done.slice(0, place) + sign + done.slice(place), clean);
}

// The whole formula around a claim in one; of a formula over several lines only its end.
function around(begin, end, formulas, text) {
  const [from, to] = formulas.find(([a, b]) => begin >= a && end <= b) ?? [begin, end];
  if (/^(?:\$\$|\\\[|\\begin)/.test(text.slice(from, to))) return [to, to];
  const odd = text.slice(from, to).split("**").length % 2 === 0;
  return [from, odd && text.startsWith("**", to) ? to + 2 : to];
}

// Places are counted in characters, strings here in units of 16 bits.
function units(text) {
  if (!/[\uD800-\uDBFF]/.test(text)) return (place) => place;
  const ends = [0];
  for (const character of text) ends.push(ends.at(-1) + character.length);
  return (place) => ends[Math.min(place, ends.length - 1)];
}

// A claim with its mark; what is wrong is said beside it, the rest on demand.
export function claim(numbers, content, claims) {
  const told = numbers.split(",").map((number) => claims[Number(number)]).filter(Boolean);
  const worst = told.reduce((one, other) => (RANK[other.verdict.status] < RANK[one.verdict.status] ? other : one), told[0]);
  if (!worst) return el("span", {}, content);
  const { status } = worst.verdict;
  const shown = status === "proved" ? [worst] : told.filter((each) => each.verdict.status === status);
  const why = el("span", { class: "sw-claim-why", hidden: status !== "refuted" },
    shown.flatMap((each, index) => [index ? " " : "", reason(each.verdict)]));
  const mark = el("button", { class: "sw-claim-mark", type: "button", title: plain(why), "aria-expanded": String(!why.hidden) },
    icon(ICON[status]), el("span", { class: status === "refuted" ? "" : "sw-hidden" }, t(status)));
  mark.addEventListener("click", () => {
    why.hidden = !why.hidden;
    mark.setAttribute("aria-expanded", String(!why.hidden));
  });
  return el("span", { class: "sw-claim", "data-status": status }, el("span", { class: "sw-claim-text" }, content), mark, why);
}

// KaTeX writes every formula twice, once for reading aloud.
function plain(node) {
  const copy = node.cloneNode(true);
  for (const twice of copy.querySelectorAll(".katex-html")) twice.remove();
  for (const source of copy.querySelectorAll("annotation")) source.remove();
  return copy.textContent;
}

// Where a model was told that something is wrong, and began again.
export function repairing({ wrong, verdict }) {
  return el("p", { class: "sw-repair", role: "note" }, icon("warning"),
    el("span", {}, el("strong", {}, t("repairing")), " ", el("q", {}, wrong), " ", sentence(verdict.message)));
}

// What is to be said of each listing of code, in order, below the text: a listing itself is shown as it stands.
export function listings(claims) {
  const told = claims.filter((each) => each.verdict.method === CODE).sort((one, other) => one.span[0] - other.span[0]);
  if (!told.length) return null;
  return el("ul", { class: "sw-listings" }, told.map(({ verdict }) => el("li", { "data-status": verdict.status },
    icon(verdict.status === "refuted" ? "cross" : "question"), el("span", {}, sentence(verdict.message)))));
}

// How many claims hold.
export function tallied(claims) {
  const counts = ["proved", "refuted", "unchecked"].map((status) => [status, claims.filter((each) => each.verdict.status === status).length]);
  return el("ul", { class: "sw-tallied" }, counts.filter(([, count]) => count).map(([status, count]) => el("li", {},
    el("span", { class: `sw-badge sw-${status}` }, icon(ICON[status]), `${t(status)}: ${count}`))));
}
