// The box for a problem, as Gradio has it: its value, and how to put text into it.

export function box() {
  return document.querySelector("#sw-problem textarea, #sw-problem input");
}

// Put text into a field of Gradio's as if it had been typed.
export function write(field, text) {
  const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set;
  setter.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

export function fill(text) {
  const field = box();
  if (field) write(field, text);
}

// Put text where the caret is, in place of what is selected.
export function insert(field, text) {
  const { selectionStart: start, selectionEnd: end, value } = field;
  write(field, value.slice(0, start) + text + value.slice(end));
  field.setSelectionRange(start + text.length, start + text.length);
}

export function solve() {
  setTimeout(() => document.querySelector("#sw-solve-button")?.click(), 60);
}
