// Which language the page is likely to be in, before the server says so: the address, what was chosen, the browser.

import { knows } from "./dom.js";

const KEPT = "stepwise-language";

function given() {
  return new URLSearchParams(window.location.search).get("lang") ?? "";
}

function preferred() {
  return navigator.languages.map((name) => name.slice(0, 2)).find(knows) ?? "";
}

// For the server: the address's language, and that of the browser.
export function wished() {
  return `${given()},${preferred()}`;
}

export function likely() {
  return [given(), stored(), preferred(), document.documentElement.lang].find((name) => name && knows(name)) ?? "en";
}

export function keepLanguage(name) {
  try {
    localStorage.setItem(KEPT, name);
  } catch { /* a browser that keeps nothing */ }
}

function stored() {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

// The worker comes when all else is there.
export function install() {
  const add = () => navigator.serviceWorker?.register("service-worker.js").catch(() => {});
  if (window.isSecureContext) (window.requestIdleCallback ?? setTimeout)(add);
}
