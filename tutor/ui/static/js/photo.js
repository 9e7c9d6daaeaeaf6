// A picture of a problem: taken, chosen, dropped or pasted; read by the server, confirmed by a person, never solved as it is.

import { el, icon, replace, t } from "./dom.js";
import { readPicture, understand } from "./reading.js";
import { math } from "./typeset.js";

const LONGEST_SIDE = 1600;
const SMALL = 600000;

export function pictureIn(data) {
  return [...data.files].find((file) => file.type.startsWith("image/")) ?? null;
}

export class PhotoPanel {
  constructor(take, left) {
    this.take = take;
    this.left = left;
    this.sees = false;
    this.open = false;
    this.changed = () => {};
    this.root = el("section", { class: "sw-photo", hidden: true });
    this.draw = () => this.choices();
  }

  translate() {
    this.root.setAttribute("aria-label", t("photo"));
    if (this.open) this.draw();
  }

  toggle() {
    if (this.open) this.close();
    else this.to(() => this.choices());
  }

  // Shows another state of the panel.
  to(draw) {
    this.open = true;
    this.root.hidden = false;
    this.draw = draw;
    this.changed(true);
    draw();
  }

  close() {
    this.open = false;
    this.root.hidden = true;
    replace(this.root);
    this.forget();
    this.changed(false);
    this.left();
  }

  forget() {
    if (this.address) URL.revokeObjectURL(this.address);
    this.address = null;
  }

  choices() {
    if (!this.sees) {
      replace(this.root, this.told("photo-none"), el("p", { class: "sw-soft" }, t("photo-how")), this.buttons());
      return;
    }
    replace(this.root, el("p", {}, t("photo-intro")),
      this.buttons(this.input("photo-take", "camera", { capture: "environment" }), this.input("photo-choose", "picture")));
  }

  input(key, image, more = {}) {
    const chosen = (event) => event.target.files[0] && this.read(event.target.files[0]);
    return el("label", { class: "sw-secondary sw-file" }, icon(image), el("span", {}, t(key)),
      el("input", { type: "file", accept: "image/*", "data-act": key, ...more, on: { change: chosen } }));
  }

  buttons(...more) {
    return el("div", { class: "sw-buttons" }, more,
      el("button", { class: "sw-quiet", type: "button", "data-act": "photo-close", on: { click: () => this.close() } }, t("photo-close")));
  }

  told(key) {
    return el("p", { class: "sw-photo-told", role: "status" }, icon("camera"), el("span", {}, t(key)));
  }

  refuse(key) {
    this.to(() => replace(this.root, el("p", { class: "sw-photo-told", role: "alert" }, icon("warning"), el("span", {}, t(key))),
      this.buttons(this.input("photo-choose", "picture"))));
  }

  async read(file) {
    if (!this.sees) {
      this.to(() => this.choices());
      return;
    }
    this.forget();
    this.address = URL.createObjectURL(file);
    this.to(() => replace(this.root, this.shown(), el("p", { class: "sw-status", role: "status" },
      el("span", { class: "sw-spinner" }), t("photo-reading")), this.buttons()));
    const found = await readPicture(await smaller(file));
    if (!this.open) return;
    if (!found || found.error) this.failed(found?.error);
    else this.to(() => this.confirm(found.text));
  }

  shown() {
    return el("img", { class: "sw-photo-seen", src: this.address, alt: t("photo-alt") });
  }

  failed(error) {
    this.to(() => replace(this.root, this.shown(),
      el("p", { class: "sw-photo-told", role: "alert" }, icon("warning"),
        el("span", {}, error?.message ?? t("photo-lost"), error?.hint ? ` ${error.hint}` : "")),
      this.buttons(this.input("photo-choose", "picture"))));
  }

  // What was recognised, to be put right by the person; only then it goes into the box.
  confirm(text) {
    const field = el("textarea", { class: "sw-photo-text", rows: "3", spellcheck: "false", id: "sw-photo-text" });
    field.value = text;
    const look = el("div", { class: "sw-read" });
    let timer = null;
    const draw = async () => {
      const found = await understand(field.value);
      replace(look, (found?.formulas ?? []).map(({ latex }) => math(latex, true)),
        found?.error ? el("p", { class: "sw-soft" }, found.error.message) : null);
    };
    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(draw, 300);
    });
    const use = () => {
      const said = field.value;
      this.close();
      this.take(said);
    };
    replace(this.root, this.shown(),
      el("div", { class: "sw-photo-read" }, el("label", { for: "sw-photo-text" }, t("photo-confirm")), field, look),
      this.buttons(el("button", { class: "sw-primary", type: "button", "data-act": "photo-use", on: { click: use } }, t("photo-use"))));
    draw();
    field.focus();
  }
}

// A large photo is made smaller here already, so that it is quick on a slow line.
async function smaller(file) {
  if (file.size <= SMALL) return file;
  try {
    const image = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST_SIDE / Math.max(image.width, image.height));
    const canvas = el("canvas", { width: Math.round(image.width * scale), height: Math.round(image.height * scale) });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done) => { canvas.toBlob((blob) => done(blob ?? file), "image/jpeg", 0.85); });
  } catch {
    return file;
  }
}
