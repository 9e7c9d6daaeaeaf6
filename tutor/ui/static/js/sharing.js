// Solutions for elsewhere: as LaTeX, as Markdown, as a picture, as a link; into the clipboard, or where there is none, a file.

import { language, t } from "./dom.js";
import { png } from "./drawing.js";

const SPECIAL = /[\\&%#_{}~^]/g;
const ESCAPED = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };
const MARKED = /\\htmlClass\{changed\}/g;

// A sentence of ours in LaTeX: what is not mathematics is escaped.
function latexSentence(text) {
  return (text ?? "").split("$").map((part, index, parts) => (
    index % 2 === 1 && index < parts.length - 1 ? `$${part}$` : part.replace(SPECIAL, (sign) => ESCAPED[sign] ?? `\\${sign}`)
      .replace(/\*\*(.+?)\*\*/g, "\\textbf{$1}"))).join("");
}

function lines({ before, after }) {
  const both = before && after && before !== after;
  return [both ? before : null, after ? (both ? `\\Rightarrow\\quad ${after}` : after) : before]
    .filter(Boolean).map((line) => line.replace(MARKED, ""));
}

function latexParts(steps) {
  if (!steps?.length) return [];
  return ["\\begin{itemize}", ...steps.flatMap((step) => ["\\item " + latexBody(step)]), "\\end{itemize}"];
}

function latexBody(step) {
  return [latexSentence(step.title), latexSentence(step.because), ...lines(step).map((line) => `\\[ ${line} \\]`),
    ...latexParts(step.substeps)].filter(Boolean).join("\n");
}

export function stepLatex(step, index) {
  return `\\paragraph{${latexSentence(t("step", { n: index + 1 }))}} ${latexBody(step)}\n`;
}

export function stepMarkdown(step, index, verdict) {
  const mark = verdict ? ` (${t(verdict.status)})` : "";
  return `**${t("step", { n: index + 1 })}.** ${markdownBody(step, mark)}\n`;
}

function markdownBody(step, mark = "") {
  const parts = (step.substeps ?? []).map((part) => `- ${markdownBody(part).replace(/\n/g, "\n  ")}`);
  return [`${step.title}${mark}`, step.because, ...lines(step).map((line) => `$$${line}$$`), ...parts].filter(Boolean).join("\n\n");
}

export function solutionLatex(story, text) {
  const problem = story.started?.problem;
  return [
    `\\section*{${latexSentence(problem?.text ?? text)}}`,
    problem?.latex ? `\\[ ${problem.latex} \\]` : null,
    ...story.steps.map(stepLatex),
    story.answer ? `\\paragraph{${latexSentence(t("answer"))}} \\[ \\boxed{${story.answer.latex}} \\]` : null,
    "",
  ].filter((part) => part !== null).join("\n");
}

export function solutionMarkdown(story, text) {
  const problem = story.started?.problem;
  const verdict = story.verdict ? ` (${t(story.verdict.status)})` : "";
  return [
    `## ${problem?.text ?? text}`,
    problem?.latex ? `$$${problem.latex}$$` : null,
    ...story.steps.map((step, index) => stepMarkdown(step, index, story.verdicts.get(String(index)))),
    story.answer ? `**${t("answer")}**${verdict}\n\n$$${story.answer.latex}$$\n` : null,
  ].filter((part) => part !== null).join("\n\n");
}

// The address that opens this page with the problem and solves it.
export function address({ text, level, mode }) {
  const url = new URL(window.location.pathname, window.location.origin);
  for (const [name, value] of Object.entries({ problem: text, level, lang: language(), mode, solve: "1" })) {
    if (value) url.searchParams.set(name, value);
  }
  return url.href;
}

// Puts text into the clipboard; says whether it is there. A page without encryption has none of its own.
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const box = Object.assign(document.createElement("textarea"), { value: text });
    const focused = document.activeElement;
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    focused?.focus?.();
    return done;
  }
}

// Puts a picture of the elements into the clipboard, or saves it; says which: the key of the words for it.
export async function copyImage(elements, name) {
  const made = png(elements);
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": made })]);
    return "image-copied";
  } catch {
    save(await made, `${name}.png`);
    return "image-saved";
  }
}

function save(blob, name) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
