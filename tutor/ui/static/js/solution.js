// One solution, drawn from its events: live while they come, or reopened. Only what changed is drawn again, at most once
// a frame, in turns of a few milliseconds; and while it grows, drawing never takes more than a fifth of the time.

import { asked, knowledge } from "./asked.js";
import { el, icon, replace, t } from "./dom.js";
import { figure } from "./figures.js";
import { Guide } from "./guide.js";
import { notice, stopped } from "./notice.js";
import { Waiting, stage } from "./waiting.js";
import { Reasoning, Words } from "./prose.js";
import { ending, result } from "./result.js";
import { StepCard } from "./steps.js";
import { Log, begun, tell } from "./story.js";
import { toolbar } from "./tools.js";

const REST = 4;
const TURN = 12;

export class Solution {
  constructor(root) {
    this.root = root;
    root.classList.add("sw-solution");
    // Whoever chooses another way stands on its tab again when the answer comes.
    root.addEventListener("stepwise-method", () => {
      this.changing = true;
    });
    this.clear();
  }

  clear() {
    clearTimeout(this.timer);
    this.progress?.say(null);
    this.value = null;
    this.story = begun();
    this.cards = [];
    this.repaired = 0;
    this.finished = false;
    this.timer = this.guide = this.tools = null;
    this.rested = 0;
    this.drawn = {};
    this.log = new Log();
    this.head = el("div", { class: "sw-asked" });
    this.list = el("ol", { class: "sw-steps" });
    this.progress = new Waiting();
    for (const name of ["bar", "known", "thinking", "text", "panel", "answer", "figures", "trouble"]) this[name] = el("div", { class: "sw-slot" });
    this.reasoning = new Reasoning(this.thinking);
    this.words = new Words(this.text);
    this.solved = el("div", { class: "sw-solved" }, this.bar, this.known, this.thinking, this.text, this.list, this.panel, this.answer,
      this.figures, this.trouble);
    replace(this.root, this.head, this.solved, this.progress.node);
  }

  // A question was just sent: nothing has come back yet.
  begin() {
    this.clear();
    this.progress.say("solving");
    this.busy(true);
    document.body.classList.add("sw-asking");
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (this.root.getBoundingClientRect().top > window.innerHeight * 0.55) {
      this.root.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
    }
  }

  busy(is) {
    this.root.classList.toggle("sw-live", is);
    this.root.dispatchEvent(new CustomEvent("stepwise-busy", { bubbles: true, detail: is }));
  }

  // The person pressed Stop: no event may come any more.
  halt() {
    if (this.story.over && this.value) return;
    this.add({ id: "stopped", mode: "show" }, { event: "stopped" });
  }

  queued(place) {
    if (!this.value && this.root.classList.contains("sw-live")) this.progress.say(place ? "waiting" : "solving", { n: place });
  }

  fail(message) {
    if (!this.finished) this.add({ id: "failed", mode: "show" }, { event: "failed", error: { code: "not-taken", message } });
  }

  // One more event that is not from the server.
  add(view, event) {
    this.value ??= view;
    this.take([event]);
    this.now();
  }

  // What is to be shown: the lines of a `Log`, or a view with all its events.
  show(value) {
    if (typeof value === "string") return this.follow(value);
    if (!value?.events || value.id === this.value?.id) return null;
    this.open(value);
    this.take(value.events);
    return this.now();
  }

  follow(text) {
    const { view, anew, events } = this.log.news(text);
    if (anew && view.id !== this.value?.id) {
      const { log } = this;
      this.open(view);
      this.log = log;
    }
    if (this.finished || !events.length) return;
    this.take(events);
    this.soon();
  }

  open(view) {
    const was = this.root.classList.contains("sw-live");
    this.clear();
    this.root.classList.toggle("sw-live", was);
    this.value = view;
  }

  take(events) {
    if (!this.finished && !this.story.over) tell(this.story, events);
  }

  // Draws with the next frame; after a drawing that took long, only after a rest.
  soon() {
    if (this.story.over || document.hidden) return this.now();
    if (this.timer) return null;
    const draw = () => requestAnimationFrame(() => {
      if (this.timer) this.now();
    });
    this.timer = setTimeout(draw, Math.max(0, this.rested - performance.now()));
    return null;
  }

  now() {
    clearTimeout(this.timer);
    this.timer = null;
    const start = performance.now();
    if (this.value.mode === "guide" && !this.guide) this.guide = new Guide(this.panel, () => this.now());
    const more = this.draw();
    this.rested = performance.now() + REST * (performance.now() - start);
    if (more && this.story.over) this.timer = setTimeout(() => this.now());
    else if (more) this.soon();
    else if (this.story.over && !this.finished) {
      this.finished = true;
      this.busy(false);
    }
  }

  // Draws for a turn; returns whether there is more to draw.
  draw() {
    const { story, value } = this;
    const guided = this.guide?.update(story);
    if (story.over) this.once("ending", [true], () => this.progress.close(guided ? null : ending(story)));
    else if (guided) this.progress.say(null);
    else this.progress.say(...stage(story));
    if (story.started) this.once("head", [story.started], () => this.opened());
    else if (value.asked) this.once("head", [value.text], () => replace(this.head, el("p", { class: "sw-typed" }, value.text)));
    if (story.known.length) this.once("known", [story.known], () => replace(this.known, knowledge(story.known)));
    const held = Boolean(guided) && !this.guide.done;
    this.reasoning.show(story);
    if (this.words.show(story, held)) return true;
    if (this.steps(story, guided ? this.guide.open : story.steps.length)) return true;
    if (held) return false;
    const known = [story.answer, story.verdict, story.compared, story.agreed, story.equations, story.over];
    if (story.answer || story.over) this.once("answer", known, () => replace(this.answer, result(story)));
    if (story.figures.length) this.once("figures", [story.figures], () => replace(this.figures, story.figures.map(figure)));
    if (story.trouble) this.once("trouble", [story.trouble], () => replace(this.trouble, notice(story.trouble, value.text)));
    else if (story.stopped) this.once("trouble", [true], () => replace(this.trouble, stopped()));
    return false;
  }

  // Draws a part when any of what it shows is another one than at the last time.
  once(name, parts, draw) {
    const was = this.drawn[name];
    if (was?.length === parts.length && was.every((part, index) => part === parts[index])) return;
    this.drawn[name] = parts;
    draw();
  }

  opened() {
    replace(this.head, asked(this.root, this.story.started));
    this.tools = toolbar(this);
    replace(this.bar, this.tools.node);
    const way = this.head.querySelector("[role=tab][aria-selected=true]");
    if (way) for (const [name, is] of [["role", "tabpanel"], ["id", "sw-solved"], ["aria-labelledby", way.id]]) this.solved.setAttribute(name, is);
    if (way && this.changing) way.focus({ preventScroll: true });
    this.changing = false;
  }

  steps(story, open) {
    const kept = Math.min(story.steps.length, ...story.repairs.slice(this.repaired).map(({ index }) => index));
    for (const card of this.cards.splice(story.repairs.length > this.repaired ? kept : this.cards.length)) card.node.remove();
    this.repaired = story.repairs.length;
    const end = performance.now() + TURN;
    for (let index = this.cards.length; index < open && story.steps[index]; index += 1) {
      if (performance.now() > end) return true;
      const card = new StepCard(story.steps[index], [index], this.value.level);
      this.cards.push(card);
      this.list.append(card.node);
    }
    for (const card of this.cards) card.update(story.verdicts, story.over);
    return false;
  }

  // Folds every step, or opens all when all are folded.
  fold() {
    const is = this.cards.some((card) => !card.folded);
    for (const card of this.cards) card.fold(is);
    this.folding(is);
  }

  folding(is) {
    const { fold } = this.tools;
    const words = t(is ? "unfold-all" : "fold-all");
    for (const name of ["aria-label", "title"]) fold.setAttribute(name, words);
    replace(fold, icon(is ? "unfold" : "fold"), el("span", {}, words));
  }
}
