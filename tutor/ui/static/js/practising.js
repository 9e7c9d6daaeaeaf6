// From any tab to a problem of a topic: the Practice tab is made when it is first opened, and takes the wish then.

let wish = null;

export function practise({ topic, level }) {
  wish = { topic, level };
  openPractice();
  document.dispatchEvent(new CustomEvent("stepwise-practise"));
}

export function taken() {
  const given = wish;
  wish = null;
  return given;
}

export function openPractice() {
  document.dispatchEvent(new CustomEvent("stepwise-tab", { detail: "practice" }));
}
