// What went wrong, in words, and where: the typed text with a caret under the place.

import { el, icon, t } from "./dom.js";

const AROUND = 36;
const BAD = new Set(["bad-input", "unreadable", "unknown-name"]);

export function notice(trouble, text) {
  const { code, message, hint, position, request } = trouble.error;
  const positioned = Number.isInteger(position);
  const title = titled(trouble.event, code, positioned);
  return el("div", { class: `sw-notice sw-notice-${title}`, role: "alert" },
    icon("warning"),
    el("div", {},
      el("h2", {}, t(title)),
      el("p", {}, message),
      positioned ? place(text ?? "", position) : null,
      hint ? el("p", { class: "sw-soft" }, hint) : null,
      request ? el("p", { class: "sw-soft" }, t("report", { request })) : null));
}

function titled(event, code, positioned) {
  if (event === "failed") return "failed";
  if (code === "too-large") return "too-large";
  return positioned || BAD.has(code) ? "bad-input" : "refused";
}

export function stopped() {
  return el("p", { class: "sw-notice sw-notice-stopped", role: "status" }, icon("stop"), el("span", {}, t("stopped")));
}

function place(text, position) {
  const characters = Array.from(text);
  const from = Math.max(0, position - AROUND);
  const before = (from ? "…" : "") + characters.slice(from, position).join("");
  const rest = characters.slice(position + 1, position + AROUND).join("");
  const more = position + AROUND < characters.length ? "…" : "";
  const at = el("mark", {}, characters[position]?.trim() ? characters[position] : " ");
  return el("figure", { class: "sw-place" },
    el("code", {}, before, at, rest + more),
    el("figcaption", {}, t("here", { n: position + 1 })));
}
