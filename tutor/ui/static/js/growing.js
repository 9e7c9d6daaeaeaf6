// Growing text, drawn into a node: what is finished is drawn once, only the unfinished end is drawn again.

import { placed, signed } from "./claims.js";
import { block } from "./markdown.js";

const FENCE = /^\s*```/;
const DISPLAY = /^\s*\\\[\s*$|^\s*\$\$\s*$/;
const HEADING = /^#{1,6} /;

// The blocks of a part of a text, by where they begin and end.
export function blocks(text, from = 0, until = text.length) {
  const found = [];
  let begin = -1;
  let fence = null;
  let at = from;
  const close = (end) => {
    if (begin >= 0) found.push({ begin, end });
    begin = -1;
  };
  while (at < until) {
    const newline = text.indexOf("\n", at);
    const end = newline < 0 || newline > until ? until : newline;
    const line = text.slice(at, end);
    if (fence) {
      if (fence.test(line)) {
        fence = null;
        close(end);
      }
    } else if (FENCE.test(line) || DISPLAY.test(line)) {
      close(at);
      begin = at;
      fence = FENCE.test(line) ? /^\s*```\s*$/ : line.includes("[") ? /\\\]\s*$/ : /\$\$\s*$/;
    } else if (!line.trim()) close(at);
    else if (HEADING.test(line)) {
      close(at);
      found.push({ begin: at, end });
    } else if (begin < 0) begin = at;
    at = end + 1;
  }
  close(until);
  return found;
}

// Holds back a formula that is not closed yet, so that nothing flashes raw; money is no formula.
function closed(source) {
  if (FENCE.test(source)) return source;
  const open = Math.max(source.lastIndexOf("\\("), source.lastIndexOf("\\["));
  if (open >= 0 && !/\\[)\]]/.test(source.slice(open))) return source.slice(0, open);
  const dollars = source.split("$$").length - 1;
  if (dollars % 2) return source.slice(0, source.lastIndexOf("$$"));
  const single = /(?:^|[^$\\])(\$(?![\s\d$])[^$\n]{0,200})$/.exec(source);
  if (!single) return source;
  const before = source.slice(0, source.length - single[1].length);
  return (before.replace(/\$\$|\\\$/g, "").split("$").length - 1) % 2 ? source : before;
}

export class Growing {
  constructor(node) {
    this.node = node;
    this.clear();
  }

  clear() {
    this.text = "";
    this.pieces = [];
    this.node.replaceChildren();
  }

  // ``claims`` are marked where they stand, ``breaks`` are where a model began again. What takes longer than ``turn``
  // milliseconds is not drawn whole: returns whether there is more to draw.
  show(text, finished, claims = [], breaks = [], turn = Infinity) {
    if (!text.startsWith(this.text)) this.clear();
    this.text = text;
    const old = this.pieces;
    const kept = Math.max(0, old.length - 1);
    const from = old.length ? old[kept].begin : 0;
    this.pieces = [...old.slice(0, kept), ...this.cut(from, breaks)];
    const marks = placed(text, claims);
    const told = { claims, breaks };
    const end = performance.now() + turn;
    const last = this.pieces.length - 1;
    let more = false;
    for (const [index, piece] of this.pieces.entries()) {
      const open = index === last && !finished;
      const own = marks.length ? marks.filter(({ begin }) => begin >= piece.begin && begin < piece.end) : marks;
      const state = `${piece.end}${open} ${own.map(({ number }) => number)}`;
      const drawn = old[index];
      if (drawn?.begin === piece.begin && (more || drawn.state === state)) {
        Object.assign(piece, { state: drawn.state, node: drawn.node });
      } else if (more) {
        this.pieces.length = index;
        break;
      } else {
        this.draw(Object.assign(piece, { state }), drawn, open, own, told);
        more = index < last && performance.now() > end;
      }
    }
    for (const piece of old.slice(this.pieces.length)) piece.node.remove();
    return more;
  }

  // The blocks from a place on, and between them where a model began again.
  cut(from, breaks) {
    const found = [];
    let begin = from;
    breaks.forEach(({ at }, repair) => {
      if (at < from) return;
      found.push(...blocks(this.text, begin, at), { begin: at, end: at, repair });
      begin = at;
    });
    return [...found, ...blocks(this.text, begin)];
  }

  draw(piece, drawn, open, marks, told) {
    const source = this.text.slice(piece.begin, piece.end);
    piece.node = block(signed(open ? closed(source) : source, marks, piece.begin), told, piece.repair);
    if (drawn) drawn.node.replaceWith(piece.node);
    else this.node.append(piece.node);
  }
}
