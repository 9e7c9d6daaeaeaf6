// The Classes tab: the classes that one is in, and one of them opened, as its teacher or as its student sees it.

import { Report } from "./class-report.js";
import { Task } from "./class-task.js";
import { el, icon, language, replace, t } from "./dom.js";
import { amount, button, call, field, moment, session, submit, trouble } from "./school.js";

export class Classes {
  constructor(root) {
    this.root = root;
    root.classList.add("sw-classes");
    this.parts = Object.fromEntries(["notice", "place"].map((name) => [name, el("div", { class: "sw-slot" })]));
    replace(root, this.parts.notice, this.parts.place);
    this.room = null;
    this.inner = null;
    this.turn = 0;
    this.waiting = false;
    this.typed = { code: "", name: "" };
    document.addEventListener("stepwise-account", () => this.home());
    new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && this.look()).observe(root);
    this.look();
  }

  show() { /* it asks by itself */ }

  translate() {
    if (this.inner) this.inner.translate();
    else this.look();
  }

  // What is open is asked for again, except where somebody is working on it.
  look() {
    if (this.inner || this.waiting) return null;
    return this.room ? this.enter(this.room.id) : this.home();
  }

  // Asks the server; nothing comes back where the reader has gone elsewhere meanwhile.
  async ask(method, address, body = null) {
    const turn = this.turning();
    this.waiting = true;
    const told = await call(method, address, body);
    if (turn !== this.turn) return null;
    this.waiting = false;
    return told;
  }

  // Whatever is still under way is no longer waited for.
  turning() {
    this.waiting = false;
    this.turn += 1;
    return this.turn;
  }

  // The same classes as before are not drawn again: somebody may be typing a code beneath them.
  async home() {
    this.turning();
    this.room = this.inner = null;
    if (session.account === undefined) return this.draw(el("p", { class: "sw-empty" }, t("cl-wait")));
    if (!session.account) return this.draw(this.invitation());
    const found = await this.ask("GET", "classes");
    if (!found) return null;
    if (found.error) return this.say(found.error);
    const drawn = JSON.stringify([language(), found.classes]);
    if (drawn === this.drawn) return replace(this.parts.notice);
    this.draw(this.list(found.classes), this.joining(), this.making(found.classes));
    this.drawn = drawn;
    return null;
  }

  draw(...parts) {
    this.drawn = null;
    replace(this.parts.notice);
    replace(this.parts.place, ...parts);
  }

  say(error) {
    replace(this.parts.notice, trouble(error.message));
  }

  // Does something and draws what the class has become.
  async act(method, address, body = null) {
    const told = await this.ask(method, address, body);
    if (!told) return null;
    if (told.error) return this.say(told.error);
    this.typed = { code: "", name: "" };
    if (told.assignments) return this.opened(told);
    return told.id ? this.enter(told.id) : this.home();
  }

  invitation() {
    const sign = () => document.dispatchEvent(new CustomEvent("stepwise-sign-in"));
    return el("section", { class: "sw-card sw-panel sw-invite" }, el("h2", {}, t("tab-classes")), el("p", {}, t("cl-lead")), el("p", { class: "sw-soft" }, t("cl-sign-in")),
      el("div", { class: "sw-buttons" }, button("ac-sign-in", sign, { kind: "sw-primary", sign: "person" })));
  }

  list(classes) {
    if (!classes.length) return el("p", { class: "sw-empty" }, t("cl-none"));
    const row = (one) => el("li", {}, el("button", { class: "sw-entry", type: "button", "data-id": one.id, on: { click: () => this.enter(one.id) } },
      el("span", { class: "sw-entry-text", translate: "no" }, one.name),
      el("span", { class: "sw-entry-foot" }, el("span", { class: `sw-role sw-role-${one.role}` }, t(`cl-${one.role}`)),
        one.students === undefined ? null : el("span", { class: "sw-soft" }, t("cl-students", { n: one.students }))), icon("chevron")));
    return el("nav", { "aria-label": t("cl-mine") }, el("ul", { class: "sw-entries" }, classes.map(row)));
  }

  // A field keeps what was typed in it when the list is drawn anew.
  kept(name) {
    return { value: this.typed[name], on: { input: (event) => { this.typed[name] = event.target.value; } } };
  }

  joining() {
    const code = el("input", { class: "sw-code-input", required: true, maxlength: 20, autocomplete: "off", autocapitalize: "characters", spellcheck: "false", placeholder: "XXXX-XXXX", translate: "no", ...this.kept("code") });
    return el("form", { class: "sw-card sw-panel sw-form-row", on: { submit: (event) => {
      event.preventDefault();
      this.act("POST", "classes/join", { code: code.value });
    } } }, el("h2", {}, t("cl-join")), el("div", { class: "sw-form-parts" }, field("cl-code", code), submit("cl-join-button")));
  }

  making(classes) {
    const name = el("input", { required: true, maxlength: 80, placeholder: t("cl-name-placeholder"), ...this.kept("name") });
    const form = el("form", { class: "sw-form-row", on: { submit: (event) => {
      event.preventDefault();
      this.act("POST", "classes", { name: name.value });
    } } }, el("div", { class: "sw-form-parts" }, field("cl-name", name), el("button", { class: "sw-secondary", type: "submit", "data-act": "cl-make-button" }, t("cl-make-button"))));
    return el("details", { class: "sw-card sw-panel sw-details", open: classes.some((one) => one.role === "teacher") }, el("summary", {}, icon("chevron"), t("cl-make")), form);
  }

  // -- one class --

  async enter(id) {
    const room = await this.ask("GET", `classes/${id}`);
    if (!room) return null;
    if (room.error) {
      this.room = null;
      await this.home();
      return this.say(room.error);
    }
    return this.opened(room);
  }

  async opened(room) {
    this.room = room;
    this.inner = null;
    const teacher = room.role === "teacher";
    const found = teacher ? await this.ask("GET", "account/sets") : {};
    if (!found) return null;
    const sets = found.sets ?? [];
    return this.draw(this.head(room), ...(teacher ? [this.assignments(room), this.giving(room, sets), this.overview(room), this.members(room), this.ending(room)]
      : [this.tasks(room), this.leaving(room)]));
  }

  head(room) {
    return el("header", { class: "sw-class-head" }, button("cl-back", () => this.home(), { kind: "sw-quiet", sign: "back" }), el("h2", { translate: "no" }, room.name),
      room.role === "teacher" ? this.code(room) : null);
  }

  code({ id, code }) {
    const renew = button("cl-code-renew", () => this.act("POST", `classes/${id}/code`), { kind: "sw-quiet" });
    if (!code) return el("div", { class: "sw-class-code" }, el("span", { class: "sw-soft" }, t("cl-code-none")), renew);
    const copy = button("cl-code-copy", async () => {
      await navigator.clipboard?.writeText(code.code).catch(() => null);
      replace(copy, icon("check"), t("copied"));
    }, { kind: "sw-quiet", sign: "copy" });
    return el("div", { class: "sw-class-code" }, el("strong", { class: "sw-code", translate: "no" }, code.code),
      el("span", { class: "sw-soft" }, t("cl-code-told", { date: moment(code.expires, null) })), copy, renew,
      button("cl-code-end", () => this.act("DELETE", `classes/${id}/code`), { kind: "sw-quiet" }));
  }

  assignments(room) {
    const open = (one) => this.into(new Report(room, one, () => this.enter(room.id)));
    const back = (one) => window.confirm(t("cl-take-back-sure")) && this.act("DELETE", `classes/${room.id}/assignments/${one.id}`);
    const row = (one) => el("li", { "data-id": one.id }, el("div", {}, el("strong", { translate: "no" }, one.title || t("ws-untitled")), el("div", { class: "sw-soft" }, due(one))),
      el("div", { class: "sw-buttons" }, button("cl-report", () => open(one)), button("cl-take-back", () => back(one), { kind: "sw-quiet" })));
    return el("section", { class: "sw-card sw-panel sw-given-list" }, el("h2", {}, t("cl-assignments")),
      room.assignments.length ? el("ul", { class: "sw-rows" }, room.assignments.map(row)) : el("p", { class: "sw-soft" }, t("cl-assignments-none")));
  }

  giving(room, sets) {
    if (!sets.length) {
      return el("section", { class: "sw-card sw-panel" }, el("h2", {}, t("cl-give")), el("p", { class: "sw-soft" }, t("cl-give-none")),
        el("div", { class: "sw-buttons" }, button("cl-worksheets", () => document.dispatchEvent(new CustomEvent("stepwise-tab", { detail: "worksheets" })))));
    }
    const set = el("select", { translate: "no" }, sets.map((one) => el("option", { value: one.id }, one.title || t("ws-untitled"))));
    const when = el("input", { type: "datetime-local" });
    const give = (event) => {
      event.preventDefault();
      this.act("POST", `classes/${room.id}/assignments`, { set: set.value, due: when.value ? new Date(when.value).toISOString() : null });
    };
    return el("form", { class: "sw-card sw-panel sw-form-row", on: { submit: give } }, el("h2", {}, t("cl-give")),
      el("div", { class: "sw-form-parts" }, field("cl-set", set), field("cl-due", when), submit("cl-give-button")));
  }

  // How every student stands in everything; asked for when it is opened.
  overview(room) {
    if (!room.assignments.length) return null;
    const inside = el("div", {});
    const fill = async () => {
      if (inside.hasChildNodes()) return;
      const told = await call("GET", `classes/${room.id}/report?lang=${language()}`);
      replace(inside, told.error ? trouble(told.error.message) : table(told));
    };
    return el("details", { class: "sw-card sw-panel sw-details", "data-act": "overview", on: { toggle: fill } }, el("summary", {}, icon("chevron"), t("cl-overview")), inside,
      el("div", { class: "sw-buttons" }, el("a", { class: "sw-secondary", href: `api/classes/${room.id}/grades.csv?lang=${language()}`, download: true }, icon("save"), t("cl-grades"))));
  }

  members(room) {
    const at = (one) => `classes/${room.id}/members/${one.id}`;
    const change = (one, role) => button(role === "teacher" ? "cl-make-teacher" : "cl-make-student", () => this.act("POST", at(one), { role }), { kind: "sw-quiet" });
    const dismiss = (one) => window.confirm(t("cl-dismiss-sure", { name: one.name })) && this.act("DELETE", at(one));
    const row = (one) => el("li", { "data-id": one.id }, el("div", {}, el("strong", { translate: "no" }, one.name), one.email ? el("div", { class: "sw-soft", translate: "no" }, one.email) : null),
      el("div", { class: "sw-buttons" }, el("span", { class: `sw-role sw-role-${one.role}` }, t(`cl-${one.role}`)), change(one, one.role === "teacher" ? "student" : "teacher"),
        button("cl-dismiss", () => dismiss(one), { kind: "sw-quiet", extra: { "aria-label": t("cl-dismiss-sure", { name: one.name }) } })));
    return el("details", { class: "sw-card sw-panel sw-details", open: room.members.length < 8 }, el("summary", {}, icon("chevron"), t("cl-members")), el("ul", { class: "sw-rows" }, room.members.map(row)));
  }

  ending(room) {
    const end = () => window.confirm(t("cl-delete-sure")) && this.act("DELETE", `classes/${room.id}`);
    return el("div", { class: "sw-buttons" }, button("cl-delete", end, { kind: "sw-quiet" }));
  }

  leaving(room) {
    const leave = () => window.confirm(t("cl-leave-sure")) && this.act("POST", `classes/${room.id}/leave`);
    return el("div", { class: "sw-buttons" }, button("cl-leave", leave, { kind: "sw-quiet" }));
  }

  tasks(room) {
    const row = (one) => el("li", {}, el("button", { class: "sw-entry", type: "button", "data-id": one.id, on: { click: () => this.into(new Task(room, one, () => this.enter(room.id))) } },
      el("span", { class: "sw-entry-text", translate: "no" }, one.title || t("ws-untitled")),
      el("span", { class: "sw-entry-foot" }, el("span", {}, t("cl-points", { n: amount(one.points), total: one.of })), el("span", { class: "sw-soft" }, due(one)), one.late ? late() : null),
      icon("chevron")));
    return room.assignments.length ? el("ul", { class: "sw-entries" }, room.assignments.map(row)) : el("p", { class: "sw-empty" }, t("cl-assignments-none"));
  }

  into(inner) {
    this.turning();
    this.inner = inner;
    this.draw(inner.root);
    inner.begin();
    this.root.scrollIntoView({ block: "nearest" });
  }
}

export function due(one) {
  return one.due ? t("cl-due-at", { date: moment(one.due) }) : t("cl-due-none");
}

export function late() {
  return el("span", { class: "sw-badge sw-unchecked" }, icon("clock"), t("cl-late"));
}

function table({ assignments, students }) {
  if (!students.length) return el("p", { class: "sw-soft" }, t("cl-who-none"));
  return el("div", { class: "sw-sheet", tabindex: "0", role: "region", "aria-label": t("cl-overview") }, el("table", {},
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, t("ac-name")), assignments.map((one) => el("th", { scope: "col", translate: "no" }, `${one.title || t("ws-untitled")} (${one.of})`)))),
    el("tbody", {}, students.map((one) => el("tr", {}, el("th", { scope: "row", translate: "no" }, one.name),
      one.standings.map((standing) => el("td", {}, standing.tried ? amount(standing.points) : "–", standing.late ? [" ", late()] : null)))))));
}
