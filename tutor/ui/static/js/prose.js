// What a model wrote: its reasoning in a fold, and its own words.

import { listings } from "./claims.js";
import { el, icon, replace, t } from "./dom.js";
import { Growing } from "./growing.js";

const NEAR = 40;
// Milliseconds that one drawing may take; then the browser has its turn, for whoever types or scrolls.
const TURN = 12;

// Reasoning is drawn only while somebody looks at it.
export class Reasoning {
  constructor(root) {
    this.root = root;
  }

  show(story) {
    if (!story.thinking) return;
    this.story = story;
    if (!this.node) this.make();
    this.title.textContent = t(story.over || story.text || story.steps.length ? "thinking" : "thinking-live");
    if (this.node.open) this.text.show(story.thinking, story.over);
  }

  make() {
    const body = el("div", { class: "sw-prose" });
    this.text = new Growing(body);
    this.title = el("span");
    this.node = el("details", { class: "sw-thinking", on: { toggle: () => this.show(this.story) } },
      el("summary", {}, icon("chevron"), this.title), body);
    replace(this.root, this.node);
  }
}

// A model's own words: whole when they are all there is, else a box of fixed height, so that no step is pushed about.
// ``show`` returns whether there is more of them to draw.
export class Words {
  constructor(root) {
    this.root = root;
    this.told = 0;
    this.follow = true;
  }

  show(story, held) {
    if (!story.text.trim()) return false;
    if (!this.prose) this.make();
    this.root.hidden = held;
    if (held) return false;
    const more = this.prose.show(story.text, story.over, story.claims, story.repairs, TURN);
    if (story.claims.length !== this.told) {
      this.told = story.claims.length;
      replace(this.listings, listings(story.claims));
    }
    const boxed = !story.over || story.steps.length > 0;
    this.body.classList.toggle("sw-boxed", boxed);
    if (boxed && this.follow && !story.over) this.body.scrollTop = Number.MAX_SAFE_INTEGER;
    return more;
  }

  make() {
    this.body = el("div", { class: "sw-prose", tabindex: "0", role: "group", "aria-label": t("model-text") });
    this.prose = new Growing(this.body);
    this.listings = el("div", { class: "sw-slot" });
    // Whoever scrolls up reads; whoever is at the end follows.
    const look = () => {
      this.follow = this.body.scrollHeight - this.body.scrollTop - this.body.clientHeight < NEAR;
    };
    for (const act of ["wheel", "touchmove", "keyup"]) this.body.addEventListener(act, () => requestAnimationFrame(look), { passive: true });
    replace(this.root, el("article", { class: "sw-card sw-words" }, el("header", {}, el("h2", {}, t("model-text"))), this.body, this.listings));
  }
}
