// The events of one exchange → what is known so far. The same fold for what happens now and for what is reopened.

export function tell(events) {
  const story = {
    started: null, thinking: "", text: "", steps: [], verdicts: new Map(), answer: null, verdict: null, figures: [],
    place: null, trouble: null, stopped: false, seconds: null, over: false,
  };
  for (const event of events) {
    story.place = event.event === "queued" ? event.position : null;
    TELL[event.event]?.(story, event);
  }
  return story;
}

const TELL = {
  started: (story, event) => { story.started = event; },
  thinking: (story, event) => { story.thinking += event.text; },
  text: (story, event) => { story.text += event.text; },
  "step-found": (story, event) => { story.steps[event.index] = event.step; },
  "step-checked": (story, event) => { story.verdicts.set(event.path.join("."), event.verdict); },
  "answer-found": (story, event) => { story.answer = event.answer; },
  "answer-checked": (story, event) => { story.verdict = event.verdict; },
  "figures-found": (story, event) => { story.figures = event.figures; },
  refused: (story, event) => { story.trouble = event; story.over = true; },
  failed: (story, event) => { story.trouble = event; story.over = true; },
  stopped: (story) => { story.stopped = true; story.over = true; },
  finished: (story, event) => { story.seconds = event.seconds ?? null; story.over = true; },
};
