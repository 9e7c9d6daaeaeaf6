// The Worksheets tab: a recipe, the set it makes, what may be done with each problem, and the files to download.
// The server keeps the set; here are only the choices of how it is looked at.

import { el, icon, replace, t } from "./dom.js";
import { watchOver } from "./heard.js";
import { dots } from "./marks.js";
import { Files } from "./worksheet-files.js";
import { Problems } from "./worksheet-problems.js";
import { Recipe } from "./worksheet-recipe.js";

const LETTERS = "ABCD";

export class Worksheet {
  constructor(root, trigger) {
    this.root = root;
    this.trigger = trigger;
    root.classList.add("sw-ws");
    this.topics = {};
    this.sets = [];
    this.set = null;
    this.version = 0;
    this.busy = false;
    this.shown = { answers: false, hints: false, solutions: false };
    this.recipe = new Recipe(this);
    this.problems = new Problems(this);
    this.files = new Files(this);
    this.parts = Object.fromEntries(["mine", "notice", "recipe", "head", "problems", "files"].map((name) => [name, el("div", { class: `sw-slot sw-ws-${name}` })]));
    this.parts.notice.setAttribute("role", "status");
    replace(root, ...Object.values(this.parts));
  }

  // A value from the server: the topics once, then the set, the list of sets, or what went wrong.
  show(value) {
    if (value.topics) this.topics = value.topics;
    if ("writes" in value) this.writes = value.writes;
    if (value.sets) this.sets = value.sets;
    const before = this.set?.id;
    if ("set" in value) this.set = value.set;
    if (this.set?.id !== before) this.opened();
    if (value.done) this.busy = false;
    this.progress = value.made === undefined || value.done ? null : value;
    this.error = value.error ?? null;
    if (value.done && !value.error) this.problems.editing = null;
    if (window.Stepwise?.settled) this.arrive();
    this.draw();
  }

  // Another set is here: its recipe in the form, its address in the bar.
  opened() {
    this.version = 0;
    this.told = null;
    this.problems.forget();
    if (this.set?.mine) this.recipe.take(this.set);
    const address = new URL(window.location);
    if (this.set) address.searchParams.set("set", this.set.id);
    else address.searchParams.delete("set");
    window.history.replaceState(window.history.state, "", address);
  }

  // Called when the page has its language, and whenever that changes.
  translate() {
    this.arrive();
    this.draw();
  }

  // The set that the address names, as soon as the page knows whose browser this is.
  arrive() {
    if (this.arrived) return;
    this.arrived = true;
    const wanted = new URLSearchParams(window.location.search).get("set");
    if (wanted) setTimeout(() => this.act("open", { id: wanted }), 0);
  }

  act(act, told = {}) {
    if (this.busy) return;
    this.busy = true;
    this.error = null;
    this.told = null;
    this.draw();
    this.trigger("select", { act, told: { id: this.set?.id ?? "", revision: this.set?.revision ?? null, ...told } });
    watchOver(() => this.busy, () => this.lost());
  }

  // What was asked did not reach the server, or its answer did not come.
  lost() {
    if (!this.busy) return;
    this.busy = false;
    this.progress = null;
    this.error = t("not-taken");
    this.draw();
  }

  get mine() {
    return this.set?.mine ?? false;
  }

  draw() {
    const { parts } = this;
    const held = document.activeElement?.closest?.("[data-focus]")?.dataset.focus;
    this.root.classList.toggle("sw-ws-busy", this.busy);
    replace(parts.mine, this.list());
    replace(parts.recipe, this.set && !this.mine ? null : this.recipe.drawn());
    replace(parts.notice, this.notice());
    replace(parts.head, this.set ? this.head() : null);
    this.problems.draw(parts.problems);
    replace(parts.files, this.set?.problems.length ? this.files.drawn() : null);
    if (held) this.root.querySelector(`[data-focus="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });
  }

  list() {
    if (!this.sets.length) return el("p", { class: "sw-lead" }, t("ws-lead"));
    const open = (set) => el("li", {}, el("button", {
      class: "sw-ws-set", type: "button", "data-id": set.id, "aria-current": set.id === this.set?.id ? "true" : null,
      on: { click: () => this.act("open", { id: set.id }) } }, set.title || t("ws-untitled")));
    const fresh = this.set ? el("li", {}, el("button", { class: "sw-ws-set sw-ws-new", type: "button", on: { click: () => this.begin() } },
      icon("plus"), t("ws-new"))) : null;
    return el("nav", { "aria-label": t("ws-mine") }, el("span", { class: "sw-soft" }, t("ws-mine")), el("ul", {}, fresh, this.sets.slice(0, 12).map(open)));
  }

  begin() {
    if (this.busy) return;
    this.set = null;
    this.opened();
    this.recipe.clear();
    this.draw();
  }

  notice() {
    if (this.error) return el("p", { class: "sw-notice", role: "alert" }, icon("warning"), el("span", {}, this.error));
    if (this.progress) {
      const { made, wanted } = this.progress;
      const told = wanted ? t("ws-making", { n: made, total: wanted }) : t("ws-working");
      return el("p", { class: "sw-ws-progress" }, el("span", { class: "sw-dots" }), told,
        wanted ? el("progress", { max: wanted, value: made, "aria-label": told }) : null);
    }
    if (this.busy) return el("p", { class: "sw-ws-progress" }, el("span", { class: "sw-dots" }), t("ws-working"));
    if (this.told) return el("p", { class: "sw-ws-told" }, icon("check"), this.told);
    return null;
  }

  head() {
    const { set } = this;
    const actions = this.mine
      ? [this.button("link", "ws-share", () => this.share()), this.button("cross", "ws-erase", () => this.erase(), "sw-ws-quiet")]
      : [this.button("copy", "ws-copy", () => this.act("copy", { title: set.title }), "sw-ws-main")];
    const total = Math.round(set.minutes);
    return el("header", { class: "sw-card sw-ws-top" },
      this.mine ? null : el("p", { class: "sw-ws-theirs" }, icon("lock"), t("ws-theirs")),
      el("div", { class: "sw-ws-line" },
        el("div", {}, el("h2", {}, set.title || t("ws-untitled")),
          el("p", { class: "sw-soft sw-ws-totals" }, t("ws-totals", { n: set.problems.length, minutes: total }), " · ", dots(set.difficulty),
            this.mine && !this.busy ? el("span", { class: "sw-ws-saved" }, icon("check"), t("ws-saved")) : null)),
        el("div", { class: "sw-ws-buttons" }, actions)),
      set.troubles.map((text) => el("p", { class: "sw-ws-trouble" }, icon("warning"), el("span", {}, text))),
      el("div", { class: "sw-ws-line sw-ws-look" }, this.letters(), this.toggles()));
  }

  letters() {
    const { versions } = this.set;
    if (versions < 2) return null;
    return el("div", { class: "sw-ws-seg", role: "group", "aria-label": t("ws-versions") }, Array.from({ length: versions }, (_, n) =>
      el("button", { type: "button", "aria-pressed": String(n === this.version), "aria-label": t("ws-version", { letter: LETTERS[n] }), "data-focus": `version-${n}`,
        on: { click: () => { this.version = n; this.draw(); } } }, LETTERS[n])));
  }

  toggles() {
    const toggle = (name) => el("button", { type: "button", "aria-pressed": String(this.shown[name]), "data-show": name, "data-focus": `show-${name}`,
      on: { click: () => { this.shown[name] = !this.shown[name]; this.draw(); } } }, t(`ws-show-${name}`));
    return el("div", { class: "sw-ws-toggles", role: "group", "aria-label": t("ws-show") },
      el("span", { class: "sw-soft" }, t("ws-show")), ["answers", "hints", "solutions"].map(toggle));
  }

  button(sign, word, click, extra = "") {
    return el("button", { class: `sw-ws-button ${extra}`, type: "button", "data-act": word, "data-focus": word, on: { click } }, icon(sign), t(word));
  }

  async share() {
    const address = new URL(window.location);
    address.search = `?set=${this.set.id}`;
    try {
      await navigator.clipboard.writeText(address.href);
      this.told = t("ws-shared");
    } catch {
      this.told = address.href;
    }
    this.draw();
  }

  erase() {
    if (window.confirm(t("ws-erase-sure"))) this.act("erase");
  }
}
