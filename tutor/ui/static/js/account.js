// The header's corner: who is signed in, and a dialog to sign in, to make an account, and to end it.

import { el, icon, language, replace, t } from "./dom.js";
import { forgetTyped } from "./draft.js";
import { become, button, call, field, moment, submit, trouble } from "./school.js";

export class Account {
  constructor(root, trigger) {
    this.root = root;
    this.trigger = trigger;
    root.classList.add("sw-account");
    this.account = undefined;
    this.ways = {};
    this.typed = { name: "", email: "", consent: false, take: false };
    this.dialog = el("dialog", { class: "sw-root sw-dialog", "aria-labelledby": "sw-dialog-title" });
    this.notice = el("div", { class: "sw-slot" });
    this.corner = el("div", { class: "sw-slot" });
    replace(root, this.corner, this.dialog);
    this.dialog.addEventListener("click", (event) => event.target === this.dialog && this.dialog.close());
    document.addEventListener("stepwise-sign-in", () => this.open("sign-in"));
  }

  show(value) {
    this.ways = value.ways ?? this.ways;
    if ("account" in value) this.account = value.account;
    if ("account" in value) become(value.account);
    if ("taken" in value) this.entered?.();
    this.translate();
    this.returned();
  }

  translate() {
    if (this.account === undefined) return;
    const name = this.account?.name;
    const label = name ? `${t("ac-mine")}: ${name}` : t("ac-sign-in");
    replace(this.corner, el("button", { class: "sw-account-button", type: "button", "aria-haspopup": "dialog", "aria-label": label, translate: name ? "no" : null,
      on: { click: () => this.open(this.account ? "mine" : "sign-in") } },
    icon("person"), el("span", {}, name ?? t("ac-sign-in"))));
    if (this.dialog.open) this.open(this.mode, this.error);
  }

  // Back from a provider: say that it did not work, or ask whether this browser's work is to come along.
  returned() {
    const address = new URL(window.location);
    const told = address.searchParams.get("signed-in");
    if (!told || this.account === undefined) return;
    address.searchParams.delete("signed-in");
    window.history.replaceState(window.history.state, "", address);
    if (told === "no") this.open("sign-in", t("ac-not-in"));
    if (told === "new" && this.account) this.open("welcome");
  }

  open(mode, error = null) {
    this.mode = mode;
    this.error = error;
    this.draw();
    if (!this.dialog.open) this.dialog.showModal();
    (this.dialog.querySelector("form input") ?? this.dialog.querySelector("button"))?.focus();
  }

  draw() {
    const title = { "sign-in": "ac-sign-in", "sign-up": "ac-sign-up", mine: "ac-mine", welcome: "ac-mine" }[this.mode];
    const body = { "sign-in": () => this.signIn(), "sign-up": () => this.signUp(), mine: () => this.mine(), welcome: () => this.welcome() }[this.mode]();
    replace(this.dialog, el("div", { class: "sw-dialog-in" },
      el("header", {}, el("h2", { id: "sw-dialog-title" }, t(title)),
        el("button", { class: "sw-dialog-close", type: "button", "aria-label": t("ac-close"), on: { click: () => this.dialog.close() } }, icon("cross"))),
      this.notice, body));
    this.fail(this.error);
  }

  // What was typed stays as it is.
  fail(message) {
    this.error = message;
    replace(this.notice, trouble(message));
    if (message) this.notice.scrollIntoView({ block: "nearest" });
  }

  input(name, attributes) {
    const input = el("input", { required: true, ...attributes, on: { input: () => { this.typed[name] = input.value; } } });
    if (name !== "password") input.value = this.typed[name] ?? "";
    return input;
  }

  form(send, ...parts) {
    return el("form", { class: "sw-form", on: { submit: (event) => {
      event.preventDefault();
      if (!this.busy) send(event.target);
    } } }, parts);
  }

  async send(address, body, after) {
    this.busy = true;
    this.dialog.classList.add("sw-waiting");
    const told = await call("POST", address, body);
    this.busy = false;
    this.dialog.classList.remove("sw-waiting");
    if (told.error) return this.fail(told.error.message);
    return after(told);
  }

  provider() {
    if (!this.ways.provider) return null;
    // In the frame of a Space the cookie of another site does not hold: the page is then opened by itself.
    const framed = window.top !== window ? "_blank" : null;
    return [el("p", { class: "sw-or" }, el("span", {}, t("ac-or"))),
      el("a", { class: "sw-secondary sw-provider", href: "api/account/openid", target: framed, rel: framed ? "noopener" : null }, icon("link"), t("ac-with", { name: this.ways.provider }))];
  }

  signIn() {
    const name = this.input("name", { autocomplete: "username", maxlength: 60 });
    const password = this.input("password", { type: "password", autocomplete: "current-password", maxlength: 200 });
    const send = () => this.send("account/sign-in", { name: name.value, password: password.value }, () => window.location.reload());
    return [el("p", { class: "sw-soft" }, t("ac-why")),
      this.form(send, field("ac-name", name), field("ac-password", password), submit("ac-sign-in")), this.provider(),
      el("div", { class: "sw-dialog-foot" }, this.ways.sign_up ? button("ac-sign-up", () => this.open("sign-up"), { kind: "sw-quiet" }) : null,
        el("small", { class: "sw-soft" }, t("ac-forgot")))];
  }

  signUp() {
    const name = this.input("name", { autocomplete: "username", maxlength: 40, minlength: 2 });
    const password = this.input("password", { type: "password", autocomplete: "new-password", minlength: 10, maxlength: 200 });
    const email = this.input("email", { type: "email", autocomplete: "email", maxlength: 254, required: false });
    const send = () => {
      if (!this.typed.consent) return this.fail(t("ac-consent-first"));
      return this.send("account", { name: name.value, password: password.value, email: email.value, consent: true }, () => this.enter());
    };
    return [this.form(send, field("ac-name", name, t("ac-name-told")), field("ac-password", password, t("ac-password-told")),
      field("ac-email", email, t("ac-email-told")), this.consent(), this.check("take", "ac-take"), submit("ac-sign-up")), this.provider(),
    el("div", { class: "sw-dialog-foot" }, button("ac-have", () => this.open("sign-in"), { kind: "sw-quiet" }))];
  }

  consent() {
    return el("section", { class: "sw-consent", "aria-labelledby": "sw-consent-title" }, el("h3", { id: "sw-consent-title" }, t("ac-consent-title")),
      consent(this.ways).map((text) => el("p", {}, text)), this.check("consent", "ac-consent"));
  }

  check(name, word) {
    return el("label", { class: "sw-check-line" }, el("input", { type: "checkbox", name, checked: this.typed[name],
      on: { change: (event) => { this.typed[name] = event.target.checked; } } }), el("span", {}, t(word)));
  }

  // The account is there: what this browser did comes along if that is wanted.
  enter() {
    if (!this.typed.take) return window.location.reload();
    this.entered = () => window.location.reload();
    return this.trigger("select", { act: "take" });
  }

  welcome() {
    const go = () => (this.typed.take ? this.enter() : this.dialog.close());
    return [this.facts(), this.form(go, el("div", { class: "sw-consent" }, consent(this.ways).map((text) => el("p", {}, text))), this.check("take", "ac-take"), submit("ac-close"))];
  }

  facts() {
    const { account } = this;
    return el("p", { class: "sw-facts" }, el("strong", { translate: "no" }, account.name), account.email ? el("span", { class: "sw-soft", translate: "no" }, account.email) : null,
      el("span", { class: "sw-soft" }, t("ac-since", { date: moment(account.created, null) })));
  }

  mine() {
    const { account } = this;
    const left = () => {
      forgetTyped();
      window.location.assign(new URL("./", window.location.href)); // without the problem or set in the address
    };
    const leave = (everywhere) => this.send(`account/sign-out${everywhere ? "?everywhere=true" : ""}`, null, left);
    return [this.facts(), account.admin ? this.counts() : null,
      el("div", { class: "sw-buttons" }, button("ac-sign-out", () => leave(false), { kind: "sw-primary" }), button("ac-everywhere", () => leave(true))),
      account.password ? this.changing() : null, this.erasing()];
  }

  counts() {
    const told = el("p", { class: "sw-soft" }, t("ac-admin"));
    call("GET", "account/health").then((found) => found.error || told.append(" ", t("ac-counts", found)));
    return el("div", { class: "sw-admin" }, told, el("a", { href: `stats?lang=${language()}` }, t("about-stats")));
  }

  changing() {
    const old = this.input("password", { type: "password", autocomplete: "current-password" });
    const fresh = this.input("password", { type: "password", autocomplete: "new-password", minlength: 10, maxlength: 200 });
    const done = () => {
      this.open("mine");
      this.dialog.querySelector(".sw-facts").after(el("p", { class: "sw-told", role: "status" }, icon("check"), t("ac-changed")));
    };
    const send = () => this.send("account/password", { old: old.value, new: fresh.value }, done);
    return el("details", { class: "sw-details" }, el("summary", {}, icon("chevron"), t("ac-change")),
      this.form(send, field("ac-old", old), field("ac-new", fresh, t("ac-password-told")), submit("ac-change")));
  }

  erasing() {
    const password = this.input("password", { type: "password", autocomplete: "current-password" });
    const send = () => this.send("account/erase", { password: this.account.password ? password.value : "" }, () => window.location.reload());
    return el("details", { class: "sw-details" }, el("summary", {}, icon("chevron"), t("ac-erase")),
      this.form(send, el("p", {}, t("ac-erase-told")), this.account.password ? field("ac-password", password) : null,
        el("button", { class: "sw-secondary sw-danger", type: "submit", "data-act": "ac-erase-sure" }, t("ac-erase-sure"))));
  }
}

// What is stored, for whom, how long, and how it is erased.
function consent({ days }) {
  return [t("ac-consent-what"), t("ac-consent-who"), days ? t("ac-consent-days", { n: days }) : t("ac-consent-ever"), t("ac-consent-erase")];
}
