// What is typed in the box for a problem is there again when the page is loaded again, in this tab of the browser.

import { box } from "./box.js";

const KEPT = "stepwise-draft";
const ELSEWHERE = ["stepwise-work", "stepwise-practice"];

export function keepDraft() {
  document.addEventListener("input", ({ target }) => target === box() && kept(() => sessionStorage.setItem(KEPT, target.value)));
}

export function draft() {
  return kept(() => sessionStorage.getItem(KEPT));
}

// All that this browser keeps of what was typed, here and in other tabs of the page: the next person is another one.
export function forgetTyped() {
  kept(() => sessionStorage.removeItem(KEPT));
  for (const key of ELSEWHERE) kept(() => localStorage.removeItem(key));
}

function kept(use) {
  try {
    return use();
  } catch { /* a browser without storage keeps it as long as the page is open */ }
  return null;
}
