// What a model wrote: a small, safe part of Markdown. HTML stays visible text, images and links become their words.

import { CLAIM, claim, repairing } from "./claims.js";
import { el } from "./dom.js";
import { math } from "./typeset.js";

const INLINE = [
  ["code", /^`([^`\n]+)`/],
  ["math", /^\\\((.+?)\\\)/s],
  ["display", /^\$\$([\s\S]+?)\$\$/],
  ["display", /^\\\[([\s\S]+?)\\\]/],
  ["math", /^\$(?=\S)((?:[^$\\\n]|\\.)*?(?:\\.|[^\s\\$]))\$(?!\d)/],
  ["strong", /^\*\*(?=\S)([\s\S]+?\S)\*\*/],
  ["em", /^\*(?=[^\s*])([^*\n]+?)\*(?!\*)/],
  ["words", /^!?\[([^\]\n]*)\]\([^)\n]*\)/],
  ["boxed", /^\\boxed\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}/],
];

export function inline(text, told = {}) {
  const out = document.createDocumentFragment();
  let plain = "";
  const flush = () => {
    if (plain) out.append(plain);
    plain = "";
  };
  while (text) {
    const special = text.search(/[`\\$*![\uE000\uE002]/);
    if (special < 0) break;
    plain += text.slice(0, special);
    text = text.slice(special);
    const claimed = CLAIM.exec(text);
    if (claimed) {
      flush();
      out.append(claim(claimed[1], inline(claimed[2], told), told.claims ?? []));
      text = text.slice(claimed[0].length);
      continue;
    }
    if (text[0] === "\uE000" || text[0] === "\uE002") {
      text = text.replace(/^(?:\uE000[\d,]*\uE001?|\uE002)/, "");
      continue;
    }
    const found = INLINE.map(([kind, pattern]) => [kind, pattern.exec(text)]).find(([, match]) => match);
    if (!found) {
      plain += text[0];
      text = text.slice(1);
      continue;
    }
    const [kind, match] = found;
    flush();
    if (kind === "math") out.append(math(match[1]));
    else if (kind === "display") out.append(math(match[1], true));
    else if (kind === "boxed") out.append(math(match[0]));
    else if (kind === "code") out.append(el("code", {}, match[1]));
    else if (kind === "words") out.append(match[1]);
    else out.append(el(kind, {}, inline(match[1], told)));
    text = text.slice(match[0].length);
  }
  plain += text;
  flush();
  return out;
}

const ITEM = /^\s*(?:[-*+]|(\d+)[.)])\s+/;

// One block; ``repair`` is the number of a place where a model began again.
export function block(source, told = {}, repair = null) {
  if (told.breaks?.[repair]) return repairing(told.breaks[repair]);
  if (/^\s*```/.test(source)) {
    return el("pre", {}, el("code", {}, source.replace(/^\s*```[^\n]*\n?/, "").replace(/\n?\s*```\s*$/, "")));
  }
  const heading = /^(#{1,6}) (.*)$/.exec(source);
  if (heading) return el("h3", {}, inline(heading[2], told));
  const lines = source.split("\n");
  if (ITEM.test(lines[0])) return list(lines, told);
  const environment = /^\s*(\\begin\{[a-z]+\*?\}[\s\S]*\\end\{[a-z]+\*?\})\s*((?:\uE000.*\uE002)?)\s*$/.exec(source);
  if (environment) return el("div", {}, math(environment[1], true), inline(environment[2], told));
  return el("p", {}, inline(source, told));
}

function list(lines, told) {
  const ordered = /^\s*\d/.test(lines[0]);
  const items = [];
  for (const line of lines) {
    if (ITEM.test(line)) items.push(line.replace(ITEM, ""));
    else items[items.length - 1] += `\n${line.trim()}`;
  }
  const first = ordered ? parseInt(lines[0].trim(), 10) : null;
  return el(ordered ? "ol" : "ul", first > 1 ? { start: first } : {}, items.map((item) => el("li", {}, inline(item, told))));
}
