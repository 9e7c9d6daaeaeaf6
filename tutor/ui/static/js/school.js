// What accounts and classes share: asking the server over HTTP, small parts of forms, who is signed in.

import { el, icon, language, t, worded } from "./dom.js";

// Asks; the answer has ``error`` where something went wrong, and never fails otherwise.
export async function call(method, address, body = null) {
  const how = { method, headers: { "Accept-Language": language() }, credentials: "same-origin" };
  if (body) Object.assign(how, { body: JSON.stringify(body), headers: { ...how.headers, "Content-Type": "application/json" } });
  try {
    const answer = await (await fetch(new URL(`api/${address}`, document.baseURI), how)).json();
    if (answer?.error) answer.error.message = worded(answer.error);
    return answer;
  } catch {
    return { error: { code: "lost", message: t("cl-lost") } };
  }
}

// Who is signed in: undefined until that is known, then the account or null.
export const session = { account: undefined };

// Tells the tabs, but not twice of the same account: they would leave what is open in them.
export function become(account) {
  const same = JSON.stringify(session.account) === JSON.stringify(account);
  session.account = account;
  if (same) return;
  document.body.classList.toggle("sw-signed-in", account !== null);
  document.dispatchEvent(new CustomEvent("stepwise-account"));
}

// A line of a form: its label, the field, what is to be known of it.
export function field(word, input, told = null) {
  const name = `sw-f-${word}`;
  input.id = name;
  if (told) input.setAttribute("aria-describedby", `${name}-told`);
  return el("div", { class: "sw-field-line" }, el("label", { for: name }, t(word)), input,
    told ? el("small", { class: "sw-soft", id: `${name}-told` }, told) : null);
}

export function button(word, act, { kind = "sw-secondary", sign = null, extra = {} } = {}) {
  return el("button", { class: kind, type: "button", "data-act": word, on: { click: act }, ...extra }, sign ? icon(sign) : null, t(word));
}

export function submit(word) {
  return el("button", { class: "sw-primary", type: "submit", "data-act": word }, t(word));
}

export function trouble(message) {
  return message ? el("p", { class: "sw-notice", role: "alert" }, icon("warning"), el("span", {}, message)) : null;
}

export function moment(time, style = "short") {
  return new Intl.DateTimeFormat(language(), { dateStyle: "medium", ...(style ? { timeStyle: style } : {}) }).format(new Date(time));
}

export function amount(value) {
  return new Intl.NumberFormat(language(), { maximumFractionDigits: 2 }).format(value);
}
