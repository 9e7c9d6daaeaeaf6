// Questions to the server: an act with its details, a promise of its answer. One at a time on each channel.

import { t, worded } from "./dom.js";
import { watchOver } from "./heard.js";

const LONGEST = 60_000;
const channels = new Map();

// Asks on the channel of that name; the answer has ``error`` where something went wrong, and never fails otherwise.
export function ask(name, act, told = {}) {
  const channel = channels.get(name);
  return channel ? channel.ask(act, told) : Promise.resolve(lost());
}

// What the server said of a channel when the page was made.
export function told(name) {
  return channels.get(name)?.told ?? {};
}

function lost() {
  return { error: { code: "lost", message: t("not-taken") } };
}

export class Channel {
  constructor(_, trigger) {
    this.trigger = trigger;
    this.waiting = [];
    this.current = null;
    this.n = 0;
  }

  show(value) {
    if (value.channel) {
      channels.set(value.channel, this);
      this.told = value;
    } else if (value.n === this.current?.n) this.end(value.answer);
  }

  ask(act, told) {
    return new Promise((resolve) => {
      this.waiting.push({ n: (this.n += 1), act, told, resolve });
      this.next();
    });
  }

  next() {
    if (this.current || !this.waiting.length) return;
    this.current = this.waiting.shift();
    const { n, act, told } = this.current;
    this.timer = setTimeout(() => this.lost(), LONGEST);
    this.trigger("select", { n, act, told });
    watchOver(() => this.current?.n === n, () => this.lost());
  }

  lost() {
    if (this.current) this.end(lost());
  }

  end(answer) {
    clearTimeout(this.timer);
    const { resolve } = this.current;
    this.current = null;
    if (answer?.error) answer.error.message = worded(answer.error);
    resolve(answer);
    this.next();
  }
}
