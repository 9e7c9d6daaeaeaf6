// The address says what is open: a tab, a problem, a set, a language. Back and Forward follow it.

import { fill, solve } from "./box.js";
import { t } from "./dom.js";
import { draft } from "./draft.js";

const FIRST = "solve";
const LONGEST = 1500; // characters of a problem in an address
const folder = window.location.pathname.replace(/[^/]*$/, "");
const parameters = () => new URLSearchParams(window.location.search);
let open = FIRST;

function buttons() {
  return [...document.querySelectorAll(".sw-nav [data-tab]")];
}

// The tab that the address names.
function named() {
  const given = parameters();
  if (given.has("set")) return "worksheets";
  if (given.has("problem")) return FIRST;
  const wanted = given.get("tab") ?? window.location.pathname.slice(folder.length);
  return buttons().some((one) => one.dataset.tab === wanted) ? wanted : FIRST;
}

function addressed(name) {
  const address = new URL(folder + (name === FIRST ? "" : name), window.location.origin);
  const language = parameters().get("lang");
  if (language) address.searchParams.set("lang", language);
  return address;
}

// Gradio's own row of tabs is there, unseen; ours drives it.
function press(name) {
  document.getElementById(`sw-tab-${name}-button`)?.click();
}

function mark(name) {
  open = name;
  document.body.dataset.tab = name;
  for (const one of buttons()) {
    const chosen = one.dataset.tab === name;
    one.setAttribute("aria-selected", String(chosen));
    one.tabIndex = chosen ? 0 : -1;
    if (chosen) one.setAttribute("aria-controls", `sw-tab-${name}`);
    else one.removeAttribute("aria-controls");
    if (chosen) centre(one);
  }
  title();
}

// On a narrow page the row scrolls: the open tab stands in its middle.
function centre(button) {
  const row = button.parentElement;
  row.scrollLeft = button.offsetLeft - (row.clientWidth - button.offsetWidth) / 2;
}

export function title() {
  document.title = open === FIRST ? `${t("name")} · ${t("tagline")}` : `${t(`tab-${open}`)} · ${t("name")}`;
}

export function openTab(name, remember = true) {
  if (remember && name !== open) window.history.pushState({}, "", addressed(name));
  press(name);
  mark(name);
}

function choose(group, value) {
  const input = [...document.querySelectorAll(`#sw-${group} input`)].find((one) => one.value === value);
  if (input && !input.checked) input.click();
}

// What the address says about a problem goes into the box.
function fillIn() {
  const given = parameters();
  for (const group of ["level", "mode"]) if (given.has(group)) choose(group, given.get(group));
  if (given.has("problem")) fill(given.get("problem"));
}

// A question was asked: it has an address of its own, so that Back leads to the one before.
export function asked(text, mode, level) {
  const problem = text.trim();
  if (!problem || problem.length > LONGEST || parameters().get("problem") === problem) return;
  const address = addressed(FIRST);
  for (const [name, value] of Object.entries({ problem, level, mode })) address.searchParams.set(name, value);
  window.history.pushState({}, "", address);
}

export function spoken(language) {
  const address = new URL(window.location);
  if (!address.searchParams.has("lang") || address.searchParams.get("lang") === language) return;
  address.searchParams.set("lang", language);
  window.history.replaceState(window.history.state, "", address);
}

function reloaded() {
  return performance.getEntriesByType("navigation")[0]?.type === "reload";
}

// The page is there: open what the address asks for.
export function arrive() {
  if (named() === FIRST) mark(FIRST);
  else openTab(named(), false);
  const typed = draft(); // before the box is filled, which is typing too
  fillIn();
  if (typed !== null && (reloaded() || !parameters().has("problem"))) fill(typed);
  if (parameters().get("solve") === "1" && parameters().get("problem")) solve();
}

function along(event) {
  const all = buttons().filter((one) => one.offsetParent !== null);
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const at = all.indexOf(event.target);
  const next = step ? all[(at + step + all.length) % all.length] : { Home: all[0], End: all.at(-1) }[event.key];
  if (!next) return;
  event.preventDefault();
  openTab(next.dataset.tab);
  next.focus();
}

export function follow() {
  document.addEventListener("click", (event) => {
    const tab = event.target.closest(".sw-nav [data-tab]");
    if (tab) openTab(tab.dataset.tab);
  });
  document.addEventListener("keydown", (event) => {
    if (event.target.closest?.(".sw-nav [data-tab]")) along(event);
  });
  document.addEventListener("stepwise-tab", (event) => openTab(event.detail));
  window.addEventListener("popstate", () => {
    openTab(named(), false);
    fillIn();
  });
}
