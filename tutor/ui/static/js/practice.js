// Practice: what comes next and why, one problem at a time, and how well its topic is known. The server holds the key.

import { ask } from "./channel.js";
import { el, icon, language, replace, t } from "./dom.js";
import { Problem } from "./practice-problem.js";
import { taken } from "./practising.js";
import { sentence } from "./typeset.js";

const KEPT = "stepwise-practice";
const LEVELS = ["beginner", "intermediate", "advanced"];

export class Practice {
  constructor(root) {
    this.root = root;
    root.classList.add("sw-practice");
    this.topics = {};
    this.wish = { topic: "", level: "" };
    this.status = el("div", { class: "sw-slot", role: "status" });
    this.place = el("div", { class: "sw-slot sw-practice" });
    replace(root, this.status, this.place);
    document.addEventListener("stepwise-practise", () => this.wished());
  }

  show(value) {
    if (!value.topics || this.begun) return;
    this.topics = value.topics;
    this.begun = true;
    if (this.wished()) return;
    const kept = this.kept();
    if (kept?.item) this.open(kept.item, kept);
    else this.choose();
  }

  // What another tab asked to practise.
  wished() {
    const wish = this.begun && taken();
    if (wish) this.pose(wish, {});
    return Boolean(wish);
  }

  translate() {
    if (this.problem) this.problem.translate();
    else if (this.begun && !this.busy) this.choose();
  }

  // -- what is kept in the browser, so that nothing typed is lost --

  kept() {
    try {
      return JSON.parse(localStorage.getItem(KEPT));
    } catch {
      return null;
    }
  }

  keep(value) {
    try {
      if (value) localStorage.setItem(KEPT, JSON.stringify(value));
      else localStorage.removeItem(KEPT);
    } catch { /* a browser without storage keeps it as long as the page is open */ }
  }

  // -- choosing --

  async choose() {
    this.problem = null;
    this.keep(null);
    this.say();
    const found = await ask("practice", "recommend");
    if (this.problem || this.busy) return;
    this.recommended = found.recommended ?? [];
    if (found.error) this.trouble(found.error);
    replace(this.place, this.recommended.length ? this.suggestion() : null, this.choice());
  }

  suggestion() {
    const [first, ...others] = this.recommended;
    const start = el("button", { class: "sw-primary", type: "button", id: "sw-new", on: { click: () => this.pose({}) } },
      t("pr-start"), icon("arrow"));
    const also = others.map((one) => el("button", { class: "sw-chip", type: "button", title: plain(one.why.message),
      on: { click: () => this.pose({ topic: one.topic, level: one.level }, {}) } }, sentence(one.title)));
    return el("section", { class: "sw-card sw-suggestion" },
      el("p", { class: "sw-eyebrow" }, t("pr-next")),
      el("h2", {}, sentence(first.title), " ", el("span", { class: "sw-soft" }, t(first.level))),
      el("p", { class: "sw-because" }, sentence(first.why.message)),
      el("div", { class: "sw-buttons" }, start),
      also.length ? el("div", { class: "sw-also" }, el("span", { class: "sw-soft" }, t("pr-also")), also) : null);
  }

  choice() {
    const topics = this.topics[language()] ?? this.topics.en ?? [];
    const areas = Map.groupBy ? Map.groupBy(topics, (topic) => topic.area) : grouped(topics);
    const options = [...areas].map(([area, found]) => el("optgroup", { label: area ? t(`area-${area}`) : "" },
      found.map((topic) => el("option", { value: topic.name, selected: topic.name === this.wish.topic }, topic.title))));
    const topic = el("select", { id: "sw-practice-topic" }, options);
    const level = el("select", { id: "sw-practice-level" }, ["", ...LEVELS].map((name) =>
      el("option", { value: name, selected: name === this.wish.level }, t(name || "pr-adapts"))));
    const go = () => {
      this.wish = { topic: topic.value, level: level.value };
      this.pose(this.wish, this.wish);
    };
    return el("section", { class: "sw-card sw-choose" }, el("h2", {}, t("pr-choose")),
      el("div", { class: "sw-choose-row" },
        el("label", {}, el("span", {}, t("topic")), topic), el("label", {}, el("span", {}, t("ws-level")), level),
        el("button", { class: "sw-secondary", type: "button", id: "sw-practice-go", on: { click: go } }, t("pr-start"))));
  }

  // -- one problem --

  // ``after`` is what the problem after this one is chosen by: the same wish, or (empty) what is recommended then.
  async pose(wish, after = wish) {
    if (this.busy) return;
    this.busy = true;
    this.say("pr-preparing");
    const item = await ask("practice", "next", wish);
    this.busy = false;
    this.say();
    if (item.error) {
      this.trouble(item.error);
      if (!this.place.hasChildNodes()) this.choose();
    } else this.open(item, { after });
  }

  open(item, { after = {}, answer = "", lines = [] }) {
    this.after = after;
    this.problem = new Problem(item, {
      changed: (typed) => this.keep({ item, after, ...typed }),
      next: () => this.pose(this.after),
      leave: () => this.choose(),
      practise: (wish) => this.pose(wish, this.after),
    }, { answer, lines });
    replace(this.place, this.problem.root);
    this.keep({ item, after, answer, lines });
    this.problem.begin();
  }

  say(word = null) {
    replace(this.status, word ? el("p", { class: "sw-status" }, el("span", { class: "sw-spinner" }), t(word)) : null);
  }

  trouble(error) {
    replace(this.status, el("p", { class: "sw-notice" }, icon("warning"), el("span", {}, error.message)));
  }
}

function grouped(topics) {
  const areas = new Map();
  for (const topic of topics) areas.set(topic.area, [...(areas.get(topic.area) ?? []), topic]);
  return areas;
}

function plain(text) {
  return text.replaceAll("$", "");
}
