// What to download: the format, and how it is laid out.

import { el, icon, t } from "./dom.js";

const DOCUMENTS = { pdf: "PDF", docx: "Word", html: "HTML", tex: "LaTeX", md: "Markdown" };
const OTHERS = { moodle: "Moodle XML", stack: "Moodle STACK", qti: "QTI (Canvas)", gift: "GIFT", anki: "Anki", csv: "CSV", json: "JSON" };
const PARTS = ["worksheet", "answers", "solutions"];
const ROOMS = [0, 1.5, 2.5, 4, 6, 10];

export class Files {
  constructor(sheet) {
    this.sheet = sheet;
    this.wanted = { format: "pdf", paper: "a4", columns: 1, room: 2.5, name_line: true, version: "", key: true, parts: new Set(PARTS) };
  }

  drawn() {
    const { wanted } = this;
    const laid = wanted.format in DOCUMENTS;
    const versions = this.sheet.set.versions;
    if (wanted.version !== "" && Number(wanted.version) >= versions) wanted.version = "";
    return el("section", { class: "sw-card sw-ws-get" }, el("h2", {}, t("ws-download")),
      el("div", { class: "sw-ws-line sw-ws-options" },
        this.select("format", "ws-format", Object.entries({ ...DOCUMENTS, ...OTHERS })),
        versions > 1 ? this.select("version", "ws-which", [["", t("ws-all-versions")], ...Array.from({ length: versions }, (_, n) => [n, "ABCD"[n]])]) : null,
        laid ? [this.select("paper", "ws-paper", [["a4", "A4"], ["letter", "Letter"]]), this.select("columns", "ws-columns", [[1, "1"], [2, "2"]]),
          this.select("room", "ws-room", ROOMS.map((n) => [n, t("ws-cm", { n })]))] : null),
      el("div", { class: "sw-ws-line sw-ws-checks" },
        laid ? [...PARTS.map((part) => this.check(`ws-part-${part}`, wanted.parts.has(part), (on) => this.part(part, on))),
          this.check("ws-name-line", wanted.name_line, (on) => { wanted.name_line = on; })] : null,
        !laid && wanted.format !== "anki" ? this.check("ws-with-key", wanted.key, (on) => { wanted.key = on; }) : null,
        el("a", { class: "sw-ws-button sw-ws-main sw-ws-file", href: this.address(), download: true, "data-act": "download", "data-focus": "download" }, icon("save"), t("ws-download"))));
  }

  address() {
    const { format, paper, columns, room, name_line, version, key, parts } = this.wanted;
    const laid = format in DOCUMENTS;
    const asked = { format, key: laid ? parts.has("answers") || parts.has("solutions") : key || format === "anki" };
    if (version !== "") asked.version = version;
    if (laid) Object.assign(asked, { paper, columns, room, name_line, parts: PARTS.filter((part) => parts.has(part)).join(",") });
    return `api/sets/${this.sheet.set.id}/file?${new URLSearchParams(asked)}`;
  }

  part(part, on) {
    const { parts } = this.wanted;
    if (on) parts.add(part);
    else if (parts.size > 1) parts.delete(part);
  }

  select(name, word, choices) {
    const changed = (event) => { this.wanted[name] = event.target.value; this.sheet.draw(); };
    return el("label", { class: "sw-ws-field" }, el("span", {}, t(word)),
      el("select", { "data-name": name, "data-focus": `file-${name}`, on: { change: changed } },
        choices.map(([value, title]) => el("option", { value, selected: String(value) === String(this.wanted[name]) }, String(title)))));
  }

  check(word, on, changed) {
    return el("label", { class: "sw-ws-check" },
      el("input", { type: "checkbox", checked: on, "data-focus": word, on: { change: (event) => { changed(event.target.checked); this.sheet.draw(); } } }), el("span", {}, t(word)));
  }
}
