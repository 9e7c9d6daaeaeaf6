// Within a guided solution: the student's own next lines, checked from what is shown so far, and hints from there.

import { ask } from "./channel.js";
import { el, icon, replace, t } from "./dom.js";
import { Ladder } from "./hints.js";
import { Lines } from "./lines.js";

const PAUSE = 700;

export class OwnLines {
  // ``before`` says what stands above the student's lines: the problem and the lines shown already.
  constructor(before) {
    this.before = before;
    this.lines = new Lines({ name: "work-lines", changed: (finished) => this.changed(finished) });
    this.ladder = new Ladder(() => this.told());
    this.said = el("p", { class: "sw-own-said", role: "status" });
    this.root = el("details", { class: "sw-details sw-own" }, el("summary", {}, icon("chevron"), t("own")), el("p", { class: "sw-soft" }, t("own-told")),
      this.lines.list, this.said, this.ladder.root);
    this.root.addEventListener("toggle", () => this.root.open && this.ladder.draw());
  }

  told() {
    const { problem, lines } = this.before();
    return problem ? { problem, lines: [...lines, ...this.lines.written] } : null;
  }

  changed(finished) {
    this.ladder.clear();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.check(), finished ? 0 : PAUSE);
  }

  async check() {
    const { written } = this.lines;
    const told = this.told();
    if (!written.length || !told || this.running) return;
    this.running = true;
    const found = await ask("work", "check", told);
    this.running = false;
    if (found.error) return replace(this.said, el("span", { class: "sw-soft" }, found.error.message));
    this.lines.judged(written, found.lines.slice(told.lines.length - written.length));
    replace(this.said, found.finished ? el("strong", {}, t("work-finished")) : null);
    if (this.lines.written.join("\n") !== written.join("\n")) this.changed(true);
  }
}
