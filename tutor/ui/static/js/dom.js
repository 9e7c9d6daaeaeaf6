// Small helpers: elements, icons, words. Text always goes in as text, never as HTML.

const SVG = "http://www.w3.org/2000/svg";

export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

const ICONS = {
  person: "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM5 20c0-3.500 3-6 7-6s7 2.500 7 6",
  check: "M5 12.5l4.5 4.5L19 7.5",
  cross: "M6.5 6.5l11 11M17.5 6.5l-11 11",
  question: "M9 9.2a3 3 0 1 1 4.4 2.7c-.9.5-1.4 1-1.4 2.1M12 17.4v.1",
  bulb: "M9 17.5h6M10 20.5h4M8.5 14.2a5.5 5.5 0 1 1 7 0c-.6.5-1 1.2-1 2.1v1.2h-5v-1.2c0-.9-.4-1.6-1-2.1z",
  arrow: "M5 12h13M13 7l5 5-5 5",
  down: "M12 5v13M7 13l5 5 5-5",
  copy: "M9 9h10v10H9zM5 15V5h10",
  warning: "M12 4.500L21 19.500H3zM12 10v4.500M12 17v.1",
  stop: "M7 7h10v10H7z",
  clock: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8v4.500l3 1.5",
  chevron: "M9 6l6 6-6 6",
  back: "M19 12H6M11 7l-5 5 5 5",
  swap: "M5 9h12M13 5l4 4-4 4M19 15H7M11 11l-4 4 4 4",
  like: "M8 8h11v11H8zM5 15V5h10M13.500 11v5M11 13.500h5",
  lock: "M7 11h10v8H7zM9 11V8.500a3 3 0 0 1 6 0V11",
  unlock: "M7 11h10v8H7zM9 11V8.500a3 3 0 0 1 5.800-1",
  edit: "M5 19l1-4L16 5l3 3L9 18z",
  up: "M12 19V6M7 11l5-5 5 5",
  plus: "M12 5v14M5 12h14",
  link: "M10 14a4 4 0 0 0 5.700 0l2.600-2.600a4 4 0 0 0-5.700-5.700L11.500 6.800M14 10a4 4 0 0 0-5.700 0l-2.600 2.600a4 4 0 0 0 5.700 5.700l1.100-1.100",
  print: "M7 9V4h10v5M7 16H4V9h16v7h-3M7 13h10v7H7z",
  fold: "M7 4l5 5 5-5M7 20l5-5 5 5",
  unfold: "M7 9l5-5 5 5M7 15l5 5 5-5",
  zoom: "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l4.500 4.500M8 11h6M11 8v6",
  less: "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l4.500 4.500M8 11h6",
  keyboard: "M4 7h16v10H4zM7.500 10.500h.1M11 10.500h.1M14.500 10.500h.1M17 10.500h.1M8 14h8",
  keys: "M5 8h3v3H5zM10.500 8h3v3h-3zM16 8h3v3h-3zM5 13.500h3v3H5zM10.500 13.500h3v3h-3zM16 13.500h3v3h-3z",
  camera: "M4 8h4l1.500-2.500h5L16 8h4v11H4zM12 10a3.200 3.200 0 1 0 0 6.400 3.200 3.200 0 0 0 0-6.400z",
  picture: "M4 5h16v14H4zM4 16l5-5 4 4 2.500-2.500L20 17M15.500 9h.1",
  save: "M12 4v11M7 11l5 5 5-5M5 20h14",
};

export function icon(name, extra = "") {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `sw-icon ${extra}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

const words = {};
let current = "en";

export function learn(texts) {
  Object.assign(words, texts);
}

export function knows(name) {
  return name in words;
}

export function language() {
  return current;
}

// A number as the language writes it.
export function number(value, digits = 2) {
  return new Intl.NumberFormat(current, { maximumFractionDigits: digits }).format(value);
}

export function speak(name) {
  current = name;
  document.documentElement.lang = name;
}

export function t(key, blanks = {}) {
  const text = (words[current] ?? words.en ?? {})[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in blanks ? String(blanks[name]) : whole));
}

// An error in words; one that is nobody's mistake with the number by which it can be reported.
export function worded({ message, request }) {
  return request ? `${message} ${t("report", { request })}` : message;
}

export function replace(node, ...children) {
  node.replaceChildren(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}
