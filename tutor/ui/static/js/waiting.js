// While one waits: the place in the line, what is being done, and for how long; words change only with what is done.

import { el, replace, t } from "./dom.js";

const SILENT = 2;

export class Waiting {
  constructor() {
    this.words = el("span", { role: "status" });
    this.clock = el("span", { class: "sw-clock", "aria-hidden": "true" });
    this.node = el("div", { class: "sw-status" });
    this.key = null;
  }

  // ``key`` are the words for what is being done, null when nothing is.
  say(key, blanks) {
    const told = key ? t(key, blanks) : null;
    if (told === this.told) return;
    this.told = told;
    this.words.textContent = told ?? "";
    if (told && !this.node.hasChildNodes()) this.begin();
    if (!told) this.end();
  }

  // What those who listen are told when it is over; nobody sees it.
  close(words) {
    this.say(null);
    replace(this.node, words ? el("span", { class: "sw-hidden", role: "status" }, words) : null);
  }

  begin() {
    const start = performance.now();
    const look = () => {
      const seconds = Math.floor((performance.now() - start) / 1000);
      this.clock.textContent = seconds >= SILENT ? t("seconds", { n: seconds }) : "";
    };
    look();
    clearInterval(this.timer);
    this.timer = setInterval(look, 1000);
    replace(this.node, el("span", { class: "sw-spinner" }), this.words, this.clock);
  }

  end() {
    clearInterval(this.timer);
    replace(this.node);
  }
}

// What is being done now, as words and their blanks.
export function stage(story) {
  if (story.place) return ["waiting", { n: story.place }];
  if (!story.started) return ["solving"];
  if (story.answer) return ["stage-answer"];
  if (story.steps.length) return ["stage-step", { n: story.steps.length + 1 }];
  if (story.text) return ["stage-writing"];
  return [story.thinking ? "thinking-live" : "solving"];
}
