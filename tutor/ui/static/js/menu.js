// A button with a few things to do below it: arrow keys, Escape, gone when one looks elsewhere.

import { el } from "./dom.js";

// ``items`` are pairs of words and what to do; ``button`` is a finished button.
export function menu(button, items) {
  const list = el("div", { class: "sw-menu", role: "menu", "aria-label": button.getAttribute("aria-label"), hidden: true });
  const root = el("div", { class: "sw-menu-place" }, button, list);
  const open = (is, focus = is) => {
    list.hidden = !is;
    button.setAttribute("aria-expanded", String(is));
    if (is) sided(root, list);
    if (focus) (is ? list.firstChild : button).focus();
  };
  list.append(...items.map(([words, act]) => el("button", { class: "sw-menu-item", type: "button", role: "menuitem", tabindex: "-1",
    on: { click: () => { open(false, true); button.focus(); act(button); } } }, words)));
  button.setAttribute("aria-haspopup", "menu");
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", () => open(list.hidden));
  root.addEventListener("focusout", (event) => {
    if (!list.hidden && !root.contains(event.relatedTarget)) open(false, false);
  });
  root.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape" && !list.hidden) {
      open(false);
      button.focus();
    } else if (step && !list.hidden) {
      const at = [...list.children].indexOf(document.activeElement);
      list.children[(at + step + items.length) % items.length].focus();
    } else if (!(step && list.hidden && event.target === button)) return;
    else open(true);
    event.preventDefault();
  });
  return root;
}

// On a narrow page the list must not stick out at the left.
function sided(root, list) {
  list.classList.remove("sw-menu-left");
  if (list.getBoundingClientRect().left < 4) list.classList.add("sw-menu-left");
}
