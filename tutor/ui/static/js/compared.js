// Two answers to one problem, the model's or a text's and the embedded engine's: the proven one first.

import { el, t } from "./dom.js";
import { badge, reason } from "./marks.js";
import { math } from "./typeset.js";

export function comparison(compared) {
  if (!compared) return null;
  const { agree, answers } = compared;
  if (agree) return el("p", { class: "sw-soft sw-agree" }, t("answers-agree"));
  const rows = answers.map(({ by, answer, verdict }) => el("li", { "data-status": verdict.status, "data-by": by },
    el("strong", {}, t(by === "symbolic" ? "answer-symbolic" : "answer-text")), " ", math(answer.latex),
    el("p", { class: "sw-verdict" }, badge(verdict.status), reason(verdict))));
  const title = t(agree === false ? "answers-differ" : "answers-unknown");
  return el("section", { class: "sw-compared", "data-agree": String(agree) }, el("h3", {}, title), el("ol", {}, rows));
}
