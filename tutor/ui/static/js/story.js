// The events of one exchange → what is known so far. The same fold for what happens now and for what is reopened.

export function begun() {
  return {
    started: null, thinking: "", text: "", steps: [], verdicts: new Map(), answer: null, verdict: null, figures: [], known: [],
    claims: [], repairs: [], compared: null, agreed: null, equations: null,
    place: null, trouble: null, stopped: false, seconds: null, over: false,
  };
}

// Takes further events into the story; every part that changes becomes another value, so that a view sees what is new.
export function tell(story, events) {
  for (const event of events) {
    story.place = event.event === "queued" ? event.position : null;
    TELL[event.event]?.(story, event);
  }
  return story;
}

const TELL = {
  started: (story, event) => { story.started = event; },
  "cards-found": (story, event) => { story.known = event.cards; },
  thinking: (story, event) => { story.thinking += event.text; },
  text: (story, event) => { story.text += event.text; },
  "step-found": (story, event) => { story.steps[event.index] = event.step; },
  "step-checked": (story, event) => { story.verdicts.set(event.path.join("."), event.verdict); },
  "claim-checked": (story, event) => { story.claims.push(event); },
  "answers-compared": (story, event) => { story.compared = event; },
  agreed: (story, event) => { story.agreed = event; },
  "equations-solved": (story, event) => { story.equations = event; },
  repairing: (story, event) => {
    story.repairs.push({ ...event, at: story.text.length });
    story.steps.length = Math.min(story.steps.length, event.index);
    for (const path of [...story.verdicts.keys()]) if (parseInt(path, 10) >= event.index) story.verdicts.delete(path);
    story.answer = story.verdict = null;
  },
  "answer-found": (story, event) => { story.answer = event.answer; },
  "answer-checked": (story, event) => { story.verdict = event.verdict; },
  "figures-found": (story, event) => { story.figures = event.figures; },
  refused: (story, event) => { story.trouble = event; story.over = true; },
  failed: (story, event) => { story.trouble = event; story.over = true; },
  stopped: (story) => { story.stopped = true; story.over = true; },
  finished: (story, event) => { story.seconds = event.seconds ?? null; story.over = true; },
};

// Lines of JSON that only grow, the first one the view, the others its events: every line is read once.
export class Log {
  constructor() {
    this.read = "";
  }

  // The view and the events that came since the last time; a text that does not go on from the last one begins anew.
  news(text) {
    const end = text.lastIndexOf("\n") + 1;
    const goes = this.read && text.startsWith(this.read);
    const fresh = text.slice(goes ? this.read.length : 0, end).split("\n").filter(Boolean).map((line) => JSON.parse(line));
    if (!goes) this.view = fresh.shift();
    this.read = text.slice(0, end);
    return { view: this.view, anew: !goes, events: fresh };
  }
}
