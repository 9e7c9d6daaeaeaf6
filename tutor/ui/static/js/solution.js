// One solution, drawn from its events: live while they come, or reopened. Only what changed is drawn again.

import { listings } from "./claims.js";
import { agreement, equations } from "./beside.js";
import { comparison } from "./compared.js";
import { el, icon, replace, t } from "./dom.js";
import { figure } from "./figures.js";
import { Guide } from "./guide.js";
import { Growing } from "./markdown.js";
import { badge, reason, waiting } from "./marks.js";
import { notice, stopped } from "./notice.js";
import { StepCard } from "./steps.js";
import { tell } from "./story.js";
import { math, sentence } from "./typeset.js";

export class Solution {
  constructor(root) {
    this.root = root;
    root.classList.add("sw-solution");
    this.clear();
  }

  clear() {
    this.value = null;
    this.cards = [];
    this.repaired = 0;
    this.finished = false;
    this.drawn = {};
    this.head = el("div", { class: "sw-asked" });
    this.known = el("div", { class: "sw-slot" });
    this.thinking = el("div", { class: "sw-slot" });
    this.text = el("div", { class: "sw-slot" });
    this.list = el("ol", { class: "sw-steps" });
    this.panel = el("div", { class: "sw-slot" });
    this.answer = el("div", { class: "sw-slot" });
    this.figures = el("div", { class: "sw-slot" });
    this.trouble = el("div", { class: "sw-slot" });
    this.status = el("p", { class: "sw-status", role: "status" });
    this.guide = null;
    this.fold = null;
    this.prose = null;
    replace(this.root, this.head, this.known, this.thinking, this.text, this.list, this.panel, this.answer, this.figures,
      this.trouble, this.status);
  }

  // A question was just sent: nothing has come back yet.
  begin() {
    this.clear();
    this.say("solving");
    this.busy(true);
    document.body.classList.add("sw-asking");
    if (this.root.getBoundingClientRect().top > window.innerHeight * 0.55) {
      this.root.scrollIntoView({ block: "start", behavior: "smooth" });
    }
  }

  busy(is) {
    this.root.classList.toggle("sw-live", is);
    this.root.dispatchEvent(new CustomEvent("stepwise-busy", { bubbles: true, detail: is }));
  }

  say(key, blanks) {
    replace(this.status, key ? [el("span", { class: "sw-spinner" }), t(key, blanks)] : null);
  }

  // The person pressed Stop: no event may come any more.
  halt() {
    const events = this.value?.events ?? [];
    if (this.story?.over && events.length) return;
    this.show({ ...(this.value ?? { id: "stopped", mode: "show" }), events: [...events, { event: "stopped" }] });
  }

  queued(place) {
    if (!this.value && this.root.classList.contains("sw-live")) this.say(place ? "waiting" : "solving", { n: place });
  }

  fail(message) {
    if (this.finished) return;
    const known = this.value ?? { id: "failed", mode: "show", events: [] };
    this.show({ ...known, events: [...known.events, { event: "failed", error: { code: "not-taken", message } }] });
  }

  show(value) {
    if (!value || !value.events) return;
    if (value.id !== this.value?.id) {
      const was = this.root.classList.contains("sw-live");
      this.clear();
      this.root.classList.toggle("sw-live", was);
    } else if (this.finished) return;
    this.value = value;
    this.story = tell(value.events);
    if (value.mode === "guide" && !this.guide) this.guide = new Guide(this.panel, () => this.draw());
    this.draw();
    if (this.story.over) {
      this.finished = true;
      this.busy(false);
    }
  }

  draw() {
    const { story } = this;
    const guided = this.guide?.update(story);
    if (story.place) this.say("waiting", { n: story.place });
    else this.say(story.over || guided ? null : "solving");
    this.once("head", story.started, () => this.asked(story.started));
    if (this.value.asked && !story.started) {
      this.once("head", this.value.text, () => replace(this.head, el("p", { class: "sw-typed" }, this.value.text)));
    }
    this.once("known", story.known.length ? story.known : null, () => replace(this.known, knowledge(story.known)));
    this.reasoning(story);
    this.words(story, guided);
    this.steps(story, guided ? this.guide.open : story.steps.length);
    const all = !guided || this.guide.done;
    const known = [story.answer, story.verdict, story.compared, story.agreed, story.equations, story.over];
    this.once("answer", all && (story.answer || story.over) ? known : null,
      () => replace(this.answer, this.result(story)));
    this.once("figures", all && story.figures.length ? story.figures : null,
      () => replace(this.figures, story.figures.map(figure)));
    this.once("trouble", story.trouble ?? story.stopped, () => replace(this.trouble,
      story.trouble ? notice(story.trouble, this.value.text) : story.stopped ? stopped() : null));
  }

  once(name, state, draw) {
    const now = JSON.stringify(state ?? null);
    if (!state || this.drawn[name] === now) return;
    this.drawn[name] = now;
    draw();
  }

  asked(started) {
    const { problem, model } = started;
    const by = model ? t("by-model", { model: /^[/.~]/.test(model) ? model.split("/").at(-1) : model }) : t("by-symbolic");
    replace(this.head,
      el("p", { class: "sw-typed" }, problem.text),
      problem.latex ? math(problem.latex, true) : null,
      el("p", { class: "sw-soft sw-by" }, by),
      started.cached ? el("p", { class: "sw-soft sw-cached" }, t("kept")) : null,
      this.ways(problem));
  }

  // The ways to solve it among which the student may choose.
  ways({ methods = [], method, text }) {
    if (methods.length < 2 || !this.root.closest("#sw-view-solve")) return null;
    const choose = (name) => () => this.root.dispatchEvent(
      new CustomEvent("stepwise-method", { bubbles: true, detail: { method: name, text } }));
    const buttons = methods.map(({ name, title }) => el("button", {
      class: "sw-chip", type: "button", "aria-pressed": String(name === method), on: { click: choose(name) },
    }, sentence(title)));
    return el("div", { class: "sw-ways", role: "group", "aria-label": t("ways") }, el("span", { class: "sw-soft" }, t("ways")), buttons);
  }

  reasoning(story) {
    if (!story.thinking) return;
    if (!this.fold) {
      const body = el("div", { class: "sw-prose" });
      this.fold = { text: new Growing(body), title: el("span"), node: el("details", { class: "sw-thinking" }) };
      this.fold.node.append(el("summary", {}, icon("chevron"), this.fold.title), body);
      this.fold.node.addEventListener("toggle", () => this.reasoning(this.story));
      replace(this.thinking, this.fold.node);
    }
    this.fold.title.textContent = t(story.over || story.text || story.steps.length ? "thinking" : "thinking-live");
    if (this.fold.node.open) this.fold.text.show(story.thinking, story.over);
  }

  // A model's own words: whole when they are all there is, else a box of fixed height, so that no step is pushed about.
  words(story, guided) {
    if (!story.text.trim()) return;
    if (!this.prose) {
      this.body = el("div", { class: "sw-prose", tabindex: "0", role: "group", "aria-label": t("model-text") });
      this.prose = new Growing(this.body);
      const header = el("header", {}, el("h2", {}, t("model-text")));
      this.listings = el("div", { class: "sw-slot" });
      replace(this.text, el("article", { class: "sw-card sw-words" }, header, this.body, this.listings));
    }
    this.text.hidden = Boolean(guided) && !this.guide.done;
    if (this.text.hidden) return;
    const end = this.body.scrollHeight - this.body.scrollTop - this.body.clientHeight < 40;
    this.prose.show(story.text, story.over, story.claims, story.repairs);
    this.once("listings", story.claims.length || null, () => replace(this.listings, listings(story.claims)));
    this.body.classList.toggle("sw-boxed", !story.over || story.steps.length > 0);
    if (!story.over && end) this.body.scrollTop = this.body.scrollHeight;
  }

  steps(story, open) {
    const kept = Math.min(story.steps.length, ...story.repairs.slice(this.repaired).map(({ index }) => index));
    for (const card of this.cards.splice(story.repairs.length > this.repaired ? kept : this.cards.length)) card.node.remove();
    this.repaired = story.repairs.length;
    for (let index = this.cards.length; index < open && story.steps[index]; index += 1) {
      const card = new StepCard(story.steps[index], [index], this.value.level);
      this.cards.push(card);
      this.list.append(card.node);
    }
    for (const card of this.cards) card.update(story.verdicts, story.over);
  }

  result(story) {
    const { answer, verdict } = story;
    if (!answer) return story.trouble || story.stopped ? null : el("p", { class: "sw-soft" }, t("no-answer"));
    const status = verdict?.status ?? (story.over ? "unchecked" : "checking");
    const copy = el("button", { class: "sw-quiet", type: "button", title: t("copy-latex"), "aria-label": t("copy-latex") },
      icon("copy"), el("span", {}, t("copy")));
    copy.addEventListener("click", () => copied(copy, answer.latex));
    return el("section", { class: "sw-answer", "data-status": status },
      el("header", {}, el("h2", {}, t("answer")), copy),
      el("div", { class: "sw-result" }, math(answer.latex, true)),
      answer.remark ? el("p", { class: "sw-remark" }, sentence(answer.remark)) : null,
      el("p", { class: "sw-verdict" }, status === "checking" ? waiting() : badge(status), verdict ? reason(verdict) : null),
      comparison(story.compared),
      agreement(story.agreed),
      equations(story.equations),
      tally(story));
  }
}

// What one needs to know, folded: a reminder, not part of the solution.
function knowledge(cards) {
  const summary = el("summary", {}, icon("chevron"), el("span", {}, t("known")));
  return el("details", { class: "sw-thinking sw-known" }, summary, cards.map((card) => el("article", {},
    el("h3", {}, sentence(card.title)), el("p", {}, sentence(card.text)), el("p", { class: "sw-soft" }, card.source))));
}

function tally(story) {
  if (!story.over || !story.steps.length || story.seconds === null) return null;
  const proved = story.steps.filter((_, index) => story.verdicts.get(String(index))?.status === "proved").length;
  const count = t("count-proved", { n: proved, total: story.steps.length });
  return el("p", { class: "sw-soft sw-tally" }, `${count} · ${t("seconds", { n: story.seconds.toFixed(2) })}`);
}

async function copied(button, text) {
  await navigator.clipboard?.writeText(text);
  const label = button.querySelector("span");
  label.textContent = t("copied");
  setTimeout(() => { label.textContent = t("copy"); }, 1500);
}
