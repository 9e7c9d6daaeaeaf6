// What is pasted with MathML in it, from word processors and web pages, as text with LaTeX; the server converts it.

import { understand } from "./reading.js";

const MATHML = /<(?:\w+:)?math[\s>]/i;

export function holdsMathML(data) {
  return MATHML.test(data.getData("text/plain")) || MATHML.test(data.getData("text/html"));
}

export async function converted(data) {
  const plain = data.getData("text/plain");
  const text = MATHML.test(plain) ? plain : flat(data.getData("text/html"));
  return (await understand(text))?.text ?? plain;
}

// A page's words and its MathML, in order; what pages hide from readers (their drawing of the formula) is left out.
function flat(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  let out = "";
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) out += node.data;
    else if (node.localName === "math") out += new XMLSerializer().serializeToString(node);
    else if (node.nodeType === Node.ELEMENT_NODE && !skipped(node)) node.childNodes.forEach(walk);
  };
  walk(page.body);
  return out.replace(/[\s\u200b]+/g, " ").trim();
}

function skipped(node) {
  return node.getAttribute("aria-hidden") === "true" || ["SCRIPT", "STYLE", "IMG", "SVG", "MJX-MATH"].includes(node.nodeName.toUpperCase());
}
