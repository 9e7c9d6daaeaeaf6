// How a problem is put in: as text, with the keyboard of mathematics, from a picture. The box of Gradio holds it.

import { box, fill, insert, solve } from "./box.js";
import { el, icon, replace, t } from "./dom.js";
import { converted, holdsMathML } from "./pasting.js";
import { PhotoPanel, pictureIn } from "./photo.js";
import { latest } from "./preview.js";

const KEPT = "stepwise-entry";

export class Entry {
  constructor(root) {
    this.root = root;
    root.classList.add("sw-entry-tools");
    this.field = null;
    this.math = false;
    this.title = el("span", { class: "sw-entry-title", "aria-hidden": "true" });
    this.toggle = button("keyboard", "math-keyboard", () => this.change(!this.math));
    this.photo = button("camera", "photo", () => this.panel.toggle());
    this.keys = button("keys", "math-keys", () => this.showKeys());
    this.keys.hidden = true;
    this.host = el("div", { class: "sw-mathfield", hidden: true });
    this.panel = new PhotoPanel((text) => this.take(text), () => this.photo.focus());
    this.toggle.setAttribute("aria-pressed", "false");
    this.photo.setAttribute("aria-expanded", "false");
    this.panel.changed = (open) => this.photo.setAttribute("aria-expanded", String(open));
    replace(root, el("div", { class: "sw-entry-row" }, this.title,
      el("div", { class: "sw-entry-buttons", role: "group", "data-t-label": "entry-ways" }, this.keys, this.toggle, this.photo)),
    this.panel.root, this.host);
    this.follow();
    this.translate();
  }

  show(value) {
    this.panel.sees = Boolean(value.sees);
    if (stored() === "math") this.change(true, false);
  }

  translate() {
    this.title.textContent = t("problem-label");
    for (const [node, key] of [[this.toggle, "math-keyboard"], [this.photo, "photo"], [this.keys, "math-keys"]]) {
      node.querySelector("span").textContent = t(key);
      node.title = t(key);
    }
    this.root.querySelector("[role=group]").setAttribute("aria-label", t("entry-ways"));
    this.panel.translate();
    this.field?.setAttribute("aria-label", t("problem-label"));
    this.mathfield?.speak();
  }

  // What comes into the box from elsewhere is shown in the field; pictures and MathML are taken wherever they land.
  follow() {
    document.addEventListener("input", (event) => {
      if (!event.target.closest("#sw-problem") || this.telling || !this.field || !this.math) return;
      this.copy();
    });
    document.addEventListener("paste", (event) => this.pasted(event), true);
    document.addEventListener("dragover", (event) => this.dragged(event));
    document.addEventListener("dragleave", () => composer()?.classList.remove("sw-dropping"));
    document.addEventListener("drop", (event) => this.dropped(event));
  }

  async change(math, focus = true) {
    this.math = math;
    keep(math ? "math" : "text");
    this.toggle.setAttribute("aria-pressed", String(math));
    this.root.classList.toggle("sw-math", math);
    composer()?.classList.toggle("sw-by-keys", math);
    this.host.hidden = this.keys.hidden = !math;
    if (!math) {
      this.mathfield?.keyboard()?.hide();
      if (focus) box()?.focus();
      return;
    }
    await this.made();
    await this.copy();
    if (focus) {
      this.field.focus();
      if (window.matchMedia("(pointer: coarse)").matches) this.showKeys();
    }
  }

  // The field itself is fetched and made when it is first wanted.
  async made() {
    if (this.field) return;
    this.host.classList.add("sw-loading");
    this.mathfield = await import("./mathfield.js");
    this.field = await this.mathfield.created((latex) => this.tell(latex), solve);
    this.field.setAttribute("aria-label", t("problem-label"));
    replace(this.host, this.field);
    this.host.classList.remove("sw-loading");
    const look = () => document.body.classList.toggle("sw-keys-open", this.mathfield.keyboard().visible);
    this.mathfield.keyboard().addEventListener("virtual-keyboard-toggle", look);
  }

  tell(latex) {
    this.telling = true;
    fill(latex);
    this.telling = false;
  }

  async copy() {
    const text = box()?.value ?? "";
    const known = latest.text === text ? latest.result : null;
    const latex = await this.mathfield.latexOf(text, known);
    if ((box()?.value ?? "") === text) this.field.setValue(latex, { silenceNotifications: true });
  }

  showKeys() {
    const keys = this.mathfield?.keyboard();
    if (!keys) return;
    this.field.focus();
    if (keys.visible) keys.hide();
    else keys.show();
  }

  // Text that a picture gave and a person confirmed.
  take(text) {
    fill(text);
    (this.math ? this.field : box())?.focus();
  }

  async pasted(event) {
    const field = event.target.closest?.(".sw-field textarea, .sw-field input, math-field");
    const data = event.clipboardData;
    if (!field || !data) return;
    const picture = pictureIn(data);
    if (picture && !data.getData("text/plain") && field.closest(".sw-composer:has(#sw-problem)")) {
      event.preventDefault();
      this.panel.read(picture);
    } else if (holdsMathML(data)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      const text = await converted(data);
      if (field.matches("math-field")) this.tell(`${box().value} ${text}`.trim(), this.copy());
      else insert(field, text);
    }
  }

  dragged(event) {
    if (!event.dataTransfer?.types.includes("Files") || !inside(event)) return;
    event.preventDefault();
    composer().classList.add("sw-dropping");
  }

  dropped(event) {
    composer()?.classList.remove("sw-dropping");
    if (!event.dataTransfer?.types.includes("Files") || !inside(event)) return;
    event.preventDefault();
    const picture = pictureIn(event.dataTransfer);
    if (picture) this.panel.read(picture);
    else this.panel.refuse("photo-no-picture");
  }
}

function composer() {
  return document.querySelector(".sw-composer:has(#sw-problem)");
}

function inside(event) {
  return Boolean(event.target.closest?.("#sw-tab-solve"));
}

function button(image, key, act) {
  return el("button", { class: "sw-put", type: "button", "data-act": key, on: { click: act } },
    icon(image), el("span", {}, t(key)));
}

function stored() {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

function keep(value) {
  try {
    localStorage.setItem(KEPT, value);
  } catch { /* a browser that keeps nothing */ }
}
