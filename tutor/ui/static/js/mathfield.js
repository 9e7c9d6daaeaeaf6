// The field where formulas are typed as they look: MathLive, fetched only when somebody wants it, all of it from here.

import { language } from "./dom.js";
import { LAYOUTS } from "./keys.js";

const FUNCTIONS = /^(?:sin|cos|tan|cot|sec|csc|arcsin|arccos|arctan|sinh|cosh|tanh|log|ln|exp|sqrt|abs|pi|det|lim)\b/i;
const WORD = /^[A-Za-z\uAC00-\uD7A3]['’A-Za-z\uAC00-\uD7A3]+[.,:;?!]?$|[\uAC00-\uD7A3]/;
let library = null;

export function load() {
  library ??= import("../mathlive/mathlive.min.mjs").then((mathlive) => {
    const field = mathlive.MathfieldElement;
    field.fontsDirectory = new URL("../katex/fonts", import.meta.url).href;
    field.soundsDirectory = null;
    field.keypressSound = null;
    field.plonkSound = null;
    window.mathVirtualKeyboard.layouts = LAYOUTS;
    return mathlive;
  });
  return library;
}

// A field that tells its LaTeX whenever it changes; Enter is the caller's.
export async function created(told, entered) {
  const { MathfieldElement } = await load();
  await speak();
  const field = new MathfieldElement();
  field.smartMode = true;
  field.mathModeSpace = "\\:";
  field.mathVirtualKeyboardPolicy = "manual";
  field.addEventListener("input", () => told(written(field.value)));
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    entered();
  }, true);
  return field;
}

// The words of MathLive's own keys and menus.
export async function speak() {
  (await load()).MathfieldElement.locale = language();
}

export function keyboard() {
  return window.mathVirtualKeyboard;
}

// MathLive's own commands as everybody's; an empty place is nothing.
function written(latex) {
  return latex
    .replace(/\\placeholder\{[^{}]*\}/g, "")
    .replace(/\\differentialD\s*/g, "d").replace(/\\exponentialE\b\s*/g, "e ").replace(/\\imaginaryI\b\s*/g, "i ")
    .replace(/\\mleft/g, "\\left").replace(/\\mright/g, "\\right")
    .replace(/\\(?:displaylines|displaystyle|textstyle)\b\s*/g, "")
    .replace(/\\[:;,!]/g, " ").replace(/\\(?:lbrace|rbrace)\b\s*/g, (found) => (found.includes("lb") ? "\\{ " : "\\} "))
    .replace(/\s+/g, " ").trim();
}

// A text as LaTeX for the field: its words as words, the rest as mathematics.
export async function latexOf(text, understood) {
  if (!text.trim()) return "";
  const { convertAsciiMathToLatex } = await load();
  if (text.includes("$")) {
    return text.split("$").map((part, index) => (index % 2 ? part : worded(part))).join("");
  }
  if (text.includes("\\")) return text;
  const pieces = text.trim().split(/\s+/);
  const wordy = pieces.map((piece) => WORD.test(piece) && !FUNCTIONS.test(piece));
  if (!wordy.includes(true) && understood?.formulas?.length === 1) return understood.formulas[0].latex;
  let latex = "";
  for (let from = 0; from < pieces.length;) {
    let to = from + 1;
    while (to < pieces.length && wordy[to] === wordy[from]) to += 1;
    const run = pieces.slice(from, to).join(" ");
    latex += wordy[from] ? worded(`${from ? " " : ""}${run}${to < pieces.length ? " " : ""}`) : convertAsciiMathToLatex(run);
    from = to;
  }
  return latex;
}

function worded(text) {
  return text.trim() ? `\\text{${text}}` : "";
}
