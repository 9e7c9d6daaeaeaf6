// A text that somebody else wrote, with a mark on each of its claims, and its answer.

import { tallied } from "./claims.js";
import { comparison } from "./compared.js";
import { el, replace, t } from "./dom.js";
import { Growing } from "./growing.js";
import { badge, reason } from "./marks.js";
import { math } from "./typeset.js";

export class Audit {
  constructor(root) {
    this.root = root;
    root.classList.add("sw-audit");
  }

  show(value) {
    this.value = value;
    this.translate();
  }

  translate() {
    const { value } = this;
    if (!value?.claims && !value?.error) return replace(this.root, el("p", { class: "sw-empty" }, t("audit-intro")));
    if (value.error) return replace(this.root, el("p", { class: "sw-notice", role: "alert" }, value.error));
    const body = el("div", { class: "sw-prose sw-lines" });
    new Growing(body).show(value.text, true, value.claims);
    const none = value.claims.length ? null : el("p", { class: "sw-soft" }, t("audit-none"));
    return replace(this.root,
      el("article", { class: "sw-card sw-words" }, el("header", {}, el("h2", {}, t("audit-result"))), tallied(value.claims), none, body),
      conclusion(value));
  }
}

function conclusion({ answer, verdict, compared }) {
  if (!answer) return el("p", { class: "sw-soft" }, reason(verdict));
  return el("section", { class: "sw-answer", "data-status": verdict.status },
    el("header", {}, el("h2", {}, t("audit-answer"))),
    el("div", { class: "sw-result" }, math(answer.latex, true)),
    el("p", { class: "sw-verdict" }, badge(verdict.status), reason(verdict)),
    comparison(compared));
}
