// Progress: what is known of each topic, the days, the mistakes that come back; taking everything along and erasing it.

import { ask } from "./channel.js";
import { el, icon, language, replace, t } from "./dom.js";
import { forgetTyped } from "./draft.js";
import { days, skills } from "./progress-charts.js";
import { history } from "./progress-history.js";
import { openPractice, practise } from "./practising.js";
import { sentence } from "./typeset.js";

export class ProgressTab {
  constructor(root) {
    this.root = root;
    root.classList.add("sw-progress");
    this.parts = Object.fromEntries(["notice", "totals", "next", "skills", "days", "mistakes", "history", "data"].map((name) => [name, el("div", { class: "sw-slot" })]));
    this.parts.notice.setAttribute("role", "status");
    replace(root, ...Object.values(this.parts));
    new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && this.look()).observe(root);
    new MutationObserver(() => this.found && this.charts()).observe(document.body, { attributeFilter: ["class"] });
    this.say("pg-loading");
  }

  show(value) {
    this.mastered = value.mastered;
  }

  translate() {
    if (this.found) this.look();
  }

  async look() {
    if (this.looking) return;
    this.looking = true;
    const found = await ask("progress", "of", { minutes: -new Date().getTimezoneOffset() });
    this.looking = false;
    if (found.error) return this.say(null, found.error.message);
    this.found = found;
    if (!this.told) this.say();
    this.told = null;
    return this.draw();
  }

  say(word = null, trouble = null) {
    replace(this.parts.notice, trouble ? el("p", { class: "sw-notice" }, icon("warning"), el("span", {}, trouble))
      : word ? el("p", { class: "sw-status" }, t(word)) : null);
  }

  draw() {
    const { found, parts } = this;
    const any = found.totals.attempts > 0;
    replace(parts.totals, any ? this.totals() : this.empty());
    replace(parts.next, any && found.next.length ? this.next() : null);
    replace(parts.mistakes, any ? this.mistakes() : null);
    replace(parts.history, any ? history(found.history) : null);
    replace(parts.data, this.data());
    this.charts();
  }

  charts() {
    const any = this.found.totals.attempts > 0;
    replace(this.parts.skills, any ? skills(this.found.skills, this.mastered) : null);
    replace(this.parts.days, any ? days(this.found.days) : null);
  }

  empty() {
    return el("section", { class: "sw-empty sw-progress-empty" }, el("p", {}, t("pg-empty")),
      el("button", { class: "sw-primary", type: "button", on: { click: openPractice } }, t("pg-practise")));
  }

  totals() {
    const { totals, message } = this.found;
    const number = new Intl.NumberFormat(language());
    const tiles = [["pg-attempts", number.format(totals.attempts)], ["pg-right", share(totals)], ["pg-time", time(totals.seconds)],
      ["pg-days", number.format(totals.days)], ["pg-mastered", number.format(totals.mastered)]];
    return el("section", { class: "sw-totals" }, message ? el("p", { class: "sw-lead" }, sentence(message)) : null,
      el("dl", { class: "sw-tiles" }, tiles.map(([word, told]) => el("div", {}, el("dt", {}, t(word)), el("dd", {}, told)))));
  }

  next() {
    const go = (wish) => () => practise(wish);
    return el("section", { class: "sw-card sw-panel" }, el("h2", {}, t("pg-next")), el("ul", { class: "sw-rows" },
      this.found.next.map((one) => el("li", {}, el("div", {}, el("strong", {}, sentence(one.title)), " ", el("span", { class: "sw-soft" }, t(one.level)),
        el("p", { class: "sw-soft" }, sentence(one.why.message))),
      el("button", { class: "sw-secondary", type: "button", on: { click: go(one) } }, t("pr-start"))))));
  }

  mistakes() {
    const { mistakes } = this.found;
    const row = (one) => el("li", {}, el("div", {}, el("strong", {}, sentence(one.title)), " ",
      el("span", { class: "sw-soft" }, one.count > 1 ? t("pg-times", { n: one.count }) : t("pg-once")),
      el("p", { class: "sw-soft" }, sentence(one.message))),
    one.topic ? el("button", { class: "sw-secondary", type: "button", on: { click: () => practise(one) } }, t("pg-mistake-go")) : null);
    return el("section", { class: "sw-card sw-panel sw-mistakes" }, el("h2", {}, t("pg-mistakes")),
      mistakes.length ? el("ul", { class: "sw-rows" }, mistakes.map(row)) : el("p", { class: "sw-soft" }, t("pg-mistakes-none")));
  }

  // -- everything of one's own --

  data() {
    const take = el("button", { class: "sw-secondary", type: "button", id: "sw-export", on: { click: () => this.take() } }, icon("save"), t("pg-export"));
    const erase = el("button", { class: "sw-secondary sw-danger", type: "button", id: "sw-erase", on: { click: () => this.confirm(true) } }, t("pg-erase"));
    this.sure = el("div", { class: "sw-slot" });
    return el("section", { class: "sw-card sw-panel" }, el("h2", {}, t("pg-data")), el("p", { class: "sw-soft" }, t("pg-data-told")),
      el("div", { class: "sw-buttons" }, take, erase), this.sure);
  }

  confirm(asked) {
    const yes = el("button", { class: "sw-primary sw-danger", type: "button", id: "sw-erase-yes", on: { click: () => this.erase() } }, t("pg-erase-yes"));
    const no = el("button", { class: "sw-secondary", type: "button", on: { click: () => this.confirm(false) } }, t("pg-erase-no"));
    replace(this.sure, asked ? el("div", { class: "sw-sure", role: "alertdialog", "aria-label": t("pg-erase") },
      el("p", {}, t("pg-erase-sure")), el("div", { class: "sw-buttons" }, no, yes)) : null);
    if (asked) no.focus();
    else this.root.querySelector("#sw-erase").focus();
  }

  async take() {
    const found = await ask("progress", "export");
    if (found.error) return this.say(null, found.error.message);
    const file = new Blob([found.file], { type: "application/json" });
    const link = el("a", { href: URL.createObjectURL(file), download: "stepwise.json" });
    link.click();
    return setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  async erase() {
    const found = await ask("progress", "erase");
    if (found.error) return this.say(null, found.error.message);
    forgetTyped();
    document.dispatchEvent(new CustomEvent("stepwise-erased"));
    this.told = "pg-erased";
    this.say("pg-erased");
    return this.look();
  }
}

function share({ right, attempts }) {
  return attempts ? `${Math.round((100 * right) / attempts)} %` : "–";
}

function time(seconds) {
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? t("pg-minutes", { n: minutes }) : t("pg-hours", { h: Math.floor(minutes / 60), n: minutes % 60 });
}
