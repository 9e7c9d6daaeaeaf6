// What was found about one line of work, in a word with colour and sign, and in a sentence where there is more to say.

import { el, icon, t } from "./dom.js";
import { reason } from "./marks.js";
import { sentence } from "./typeset.js";

const NOTES = {
  "same-solutions": ["proved", "check"], "same-value": ["proved", "check"], implies: ["proved", "arrow"], "implied-by": ["proved", "check"],
  branch: ["proved", "check"], "lost-solution": ["refuted", "cross"], "only-one-direction": ["refuted", "cross"],
  "and-or": ["refuted", "cross"], different: ["refuted", "cross"], "not-read": ["unchecked", "question"], text: ["checking", null],
  first: ["checking", null], definition: ["checking", null], equation: ["checking", null], undecided: ["unchecked", "question"],
  "run-on-equals": ["unchecked", "edit"],
};
const PLAIN = new Set(["same-solutions", "same-value"]);
const TRUTH = /^\\text\{(?:True|False)\}$/;
const ICONS = { proved: "check", refuted: "cross", unchecked: "question" };

export function kind({ verdict }) {
  const { note, status } = verdict;
  if (note === "empty") return null;
  const [shown, sign] = NOTES[note] ?? [status, ICONS[status]];
  if (shown === "checking") return { name: note, status: shown, icon: null, word: null };
  const word = note in NOTES ? `work-${note}` : { proved: "work-follows", refuted: "work-different", unchecked: "work-undecided" }[status];
  return { name: note, status: shown, icon: sign, word };
}

// The sentence below a line, and the mistake that it shows.
export function findings({ verdict, mistake, position, text }, more = null) {
  const plain = PLAIN.has(verdict.note) && verdict.status === "proved" && !verdict.message.includes("$");
  // That one of two statements is true where the other is not stands in the sentence already.
  const shown = TRUTH.test(verdict.witness?.left ?? "") ? { ...verdict, witness: null } : verdict;
  const said = mistake?.message === verdict.message;
  return [
    plain || verdict.note === "empty" ? null : el("p", { class: "sw-line-why" }, reason(shown)),
    verdict.note === "not-read" && Number.isInteger(position) ? place(text, position) : null,
    mistake && !said ? el("p", { class: "sw-line-mistake" }, icon("bulb"),
      el("span", {}, mistake.title ? [el("strong", {}, sentence(mistake.title)), el("br")] : null, sentence(mistake.message), more)) : null,
  ];
}

// Where the reading stopped: the text with a mark on that character.
function place(text, position) {
  const characters = Array.from(text);
  const at = characters[position]?.trim() ? characters[position] : " ";
  return el("p", { class: "sw-line-place sw-place" }, el("code", {}, characters.slice(0, position).join(""), el("mark", {}, at),
    characters.slice(position + 1).join("")), el("span", { class: "sw-hidden" }, t("here", { n: position + 1 })));
}
