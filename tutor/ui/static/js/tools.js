// What one can do with a solution or a step: fold it, copy it, print it, pass it on.

import { el, icon, t } from "./dom.js";
import { menu } from "./menu.js";
import { address, copyImage, copyText, solutionLatex, solutionMarkdown, stepLatex, stepMarkdown } from "./sharing.js";

// A button with an icon; ``key`` is its name, its words stand beside it where there is room.
export function tool(sign, label, act, words = null) {
  return el("button", { class: `sw-tool${words ? " sw-tool-worded" : ""}`, type: "button", "aria-label": label, title: label,
    on: act ? { click: act } : {} }, icon(sign), words ? el("span", {}, words) : null);
}

// Says in the button, and to those who listen, that it was done.
async function told(button, doing) {
  const key = await doing;
  const sign = el("span", { class: "sw-tool-said", role: "status" }, t(key));
  button.after(sign);
  setTimeout(() => sign.remove(), 2200);
}

const copied = (text) => copyText(text).then((done) => (done ? "copied" : "copy-failed"));

// ``of`` gives the step, its number, its verdict and its card when asked.
export function stepMenu(index, of) {
  const button = tool("copy", t("copy-step", { n: index + 1 }));
  return menu(button, [
    [t("copy-as-latex"), () => told(button, copied(stepLatex(of().step, index)))],
    [t("copy-as-markdown"), () => told(button, copied(stepMarkdown(of().step, index, of().verdict)))],
    [t("copy-as-image"), () => told(button, copyImage([of().card], `stepwise-${index + 1}`))],
  ]);
}

// The row of tools of a whole solution; ``view`` is the solution as the page has it.
export function toolbar(view) {
  const fold = tool("fold", t("fold-all"), () => view.fold(), t("fold-all"));
  const copy = tool("copy", t("copy-solution"), null, t("copy"));
  const link = tool("link", t("copy-link"), () => told(link, share(view)), t("link"));
  const print = tool("print", t("print"), () => window.print(), t("print"));
  const list = menu(copy, [
    [t("copy-as-latex"), () => told(copy, copied(solutionLatex(view.story, view.value.text)))],
    [t("copy-as-markdown"), () => told(copy, copied(solutionMarkdown(view.story, view.value.text)))],
    [t("copy-as-image"), () => told(copy, copyImage([view.head, view.list, view.answer], "stepwise"))],
  ]);
  const node = el("div", { class: "sw-tools sw-toolbar", role: "group", "aria-label": t("tools") }, fold, list, link, print);
  return { node, fold };
}

async function share(view) {
  const url = address({ text: view.story.started?.problem.text ?? view.value.text, level: view.value.level, mode: view.value.mode });
  return (await copyText(url)) ? "link-copied" : "copy-failed";
}
