// The page's own behaviour: words, language, light and dark, examples, Solve and Stop. Gradio carries values only.

import { Account } from "./account.js";
import { Audit } from "./audit.js";
import { Channel } from "./channel.js";
import { Classes } from "./classes.js";
import { el, learn, speak, t } from "./dom.js";
import { keepDraft } from "./draft.js";
import { Entry } from "./entry.js";
import { Examples, use } from "./examples.js";
import { watchOver } from "./heard.js";
import { History } from "./history.js";
import { arrive, asked, follow, spoken, title } from "./links.js";
import { Practice } from "./practice.js";
import { ProgressTab } from "./progress-tab.js";
import { Preview } from "./preview.js";
import { Solution } from "./solution.js";
import { install, keepLanguage, likely, wished } from "./tongue.js";
import { Work } from "./work.js";
import { Worksheet } from "./worksheet.js";

const VIEWS = { entry: Entry, preview: Preview, solution: Solution, examples: Examples, history: History, practice: Practice, progress: ProgressTab, audit: Audit,
  worksheet: Worksheet, account: Account, classes: Classes, channel: Channel, work: Work };
const views = {};

// Called by each gr.HTML of the page when it is there: draws its value now and whenever it changes.
function mount(kind, name, element, props, watch, trigger) {
  const root = el("div", { class: "sw-root" });
  element.replaceChildren(root);
  const view = new VIEWS[kind](root, trigger);
  views[name] = view;
  const draw = () => {
    if (props.value) view.show(props.value);
  };
  watch("value", draw);
  draw();
  if (name === "solve") followLine();
}

// The way to solve that was chosen, for the next question only; Gradio's last value is its place.
let method = "";
let questions = 0;

function begin(...values) {
  const question = (questions += 1);
  asked(...values);
  views.solve.begin();
  watchOver(() => question === questions && !views.solve.finished, failed);
  const sent = [...values.slice(0, -1), method];
  method = "";
  return sent;
}

function another(event) {
  method = event.detail.method;
  use(event.detail.text);
}

function stop() {
  views.solve?.halt();
}

// The question never reached an engine: the line is full, or the connection is lost.
function failed() {
  views.solve?.fail(t("not-taken"));
}

// Gradio tells the place in the line only in a part of the page that is hidden here.
function followLine() {
  const told = document.querySelector("#sw-view-solve [data-testid=status-tracker]");
  const look = () => views.solve.queued(/queue: (\d+)/.exec(told.textContent)?.[1] ?? null);
  if (told) new MutationObserver(look).observe(told, { childList: true, subtree: true, characterData: true });
}

function language(name) {
  speak(name);
  title();
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const node of document.querySelectorAll("[data-t-label]")) node.setAttribute("aria-label", t(node.dataset.tLabel));
  for (const view of Object.values(views)) view.translate?.();
  keepLanguage(name);
  if (window.Stepwise.settled) spoken(name);
  else {
    arrive();
    install();
  }
  window.Stepwise.settled = true;
}

function toggleTheme() {
  const dark = !document.body.classList.contains("dark");
  localStorage.setItem("stepwise-theme", dark ? "dark" : "light");
  keepTheme();
}

// Gradio sets the class by the system's preference while it starts; what the person chose comes first.
function keepTheme() {
  const dark = localStorage.getItem("stepwise-theme") === "dark";
  const chosen = localStorage.getItem("stepwise-theme") !== null;
  if (chosen && document.body.classList.contains("dark") !== dark) document.body.classList.toggle("dark", dark);
}

function start() {
  learn(JSON.parse(document.getElementById("sw-words").textContent));
  speak(likely());
  keepTheme();
  follow();
  keepDraft();
  new MutationObserver(keepTheme).observe(document.body, { attributeFilter: ["class"] });
  document.addEventListener("stepwise-busy", (event) => document.body.classList.toggle("sw-busy", event.detail));
  document.addEventListener("stepwise-method", another);
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-act=theme]")) toggleTheme();
  });
  document.addEventListener("keydown", (event) => {
    const again = event.key === "Enter" && document.body.classList.contains("sw-busy");
    if (again && event.target.closest("#sw-problem")) event.stopImmediatePropagation();
  }, true);
}

start();
window.Stepwise = { mount, begin, stop, failed, language, wished, views, settled: false };
window.stepwiseReady(window.Stepwise);
