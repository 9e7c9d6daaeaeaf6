"""Every word of the page that is not a solution, as sentences by key; nothing of Gradio.

The page's own scripts get the same sentences by the same keys (`texts`), so there is one list to translate.
A blank that a script fills stands for itself: ``n="{n}"``.
"""

from __future__ import annotations

from tutor.locales import locale
from tutor.messages import Message, render, say

PAGE = {
    "name": say("Stepwise"),
    "tagline": say("Mathematics step by step, every step checked."),
    "tab-solve": say("Solve"),
    "tab-practice": say("Practice"),
    "tab-worksheets": say("Worksheets"),
    "tab-audit": say("Check a text"),
    "tab-history": say("History"),
    "tab-about": say("About"),
    "language": say("Language"),
    "theme": say("Light or dark"),
}
SOLVE = {
    "problem-placeholder": say("Type a problem: words, calculator notation or LaTeX"),
    "problem-label": say("What would you like to work on?"),
    "level": say("Level of detail"),
    "beginner": say("Beginner"),
    "intermediate": say("Intermediate"),
    "advanced": say("Advanced"),
    "mode": say("How to show it"),
    "guide": say("Guide me"),
    "show": say("Show the solution"),
    "solve": say("Solve"),
    "stop": say("Stop"),
    "try": say("Or try one of these"),
    "engine-symbolic": say("Solved by the symbolic engine: exact algebra, no AI model."),
    "engine-model": say(
        "Solved by {model}: an AI model. Its steps and answer are checked by algebra.", model="{model}"
    ),
    "by-symbolic": say("Symbolic engine"),
    "by-model": say("Written by {model}", model="{model}"),
}
SOLUTION = {
    "known": say("What you need to know"),
    "solving": say("Solving…"),
    "waiting": say("Waiting for a free place: number {n} in line.", n="{n}"),
    "not-taken": say("Too many people are asking right now, or the connection was lost. Please try again in a moment."),
    "checking": say("Checking…"),
    "ways": say("Ways to solve it:"),
    "how-checked": say("How was this checked?"),
    "proved": say("Proven"),
    "refuted": say("Refuted"),
    "unchecked": say("Not checked"),
    "witness": say(
        "For example at {point}: left side {left}, right side {right}.", point="{point}", left="{left}", right="{right}"
    ),
    "answer": say("Answer"),
    "no-answer": say("No answer was found."),
    "step": say("Step {n}", n="{n}"),
    "step-of": say("Step {n} of {total}", n="{n}", total="{total}"),
    "details": say("In detail"),
    "thinking": say("The model’s reasoning"),
    "thinking-live": say("The model is thinking…"),
    "model-text": say("The model’s own words"),
    "stopped": say("Stopped. What was found so far stays here."),
    "failed": say("Something went wrong"),
    "refused": say("This cannot be solved here yet"),
    "bad-input": say("This cannot be read"),
    "too-large": say("This is too large"),
    "here": say("Here, at character {n}", n="{n}"),
    "copy": say("Copy"),
    "copied": say("Copied"),
    "copy-latex": say("Copy the answer as LaTeX"),
    "seconds": say("{n} s", n="{n}"),
    "count-proved": say("{n} of {total} steps proven", n="{n}", total="{total}"),
    "before": say("before"),
    "after": say("after"),
}
AUDIT = {
    "audit-problem": say("The problem (may be left out)"),
    "audit-problem-placeholder": say("For example: Solve 2x + 3 = 7"),
    "audit-text": say("The text to check"),
    "audit-text-placeholder": say("Paste a solution here: what a chatbot, a friend or you wrote"),
    "audit-button": say("Check this text"),
    "audit-intro": say(
        "Paste a solution from anywhere. Every equation in it is checked, and you see which lines hold."
    ),
    "audit-result": say("Line by line"),
    "audit-none": say("Nothing in this text could be checked: it has no equation and no inequality."),
    "audit-answer": say("The answer in this text"),
    "repairing": say("The model is asked to repair this:"),
    "answers-agree": say("The symbolic engine finds the same answer."),
    "answers-differ": say("The symbolic engine finds another answer."),
    "answers-unknown": say("The symbolic engine’s answer could not be compared with this one."),
    "answer-symbolic": say("Symbolic engine:"),
    "answer-text": say("This text:"),
    "agreement": say("{n} of {total} agree: the model was asked {total} times.", n="{n}", total="{total}"),
    "agreement-other": say("{n} of {total} agree on another answer:", n="{n}", total="{total}"),
    "equations-note": say("This is no proof: the equations are the model’s own."),
    "kept": say("The model answered this before. Its words are shown again and were checked anew."),
}
GUIDE = {
    "guide-first": say("Take a moment: what would you do first?"),
    "guide-next": say("What would you do next?"),
    "guide-wait": say("The next step is being worked out…"),
    "guide-last": say("Those are all the steps. Can you say the answer?"),
    "hint": say("Give me a hint"),
    "rule": say("What should I do?"),
    "show-step": say("Show this step"),
    "show-answer": say("Show the answer"),
    "show-all": say("Show everything"),
    "hint-idea": say("Hint"),
    "hint-rule": say("What to do"),
}
PRACTICE = {
    "topic": say("Topic"),
    "new-problem": say("New problem"),
    "practice-intro": say("Choose a topic and try a problem yourself. Hints come one at a time."),
    "your-answer": say("Your answer"),
    "answer-placeholder": say("For example x = 3, 3/4 or x^2 + 1"),
    "check": say("Check"),
    "practice-hint": say("Hint"),
    "practice-solution": say("See the solution"),
    "right": say("Right"),
    "wrong": say("Not yet"),
    "wrong-why": say("Look at each of your lines again, or take a hint."),
    "form": say("Right value, another form is asked"),
    "undecided": say("Cannot be decided"),
    "unreadable": say("This cannot be read"),
    "score": say("{n} of {total} right", n="{n}", total="{total}"),
    "hint-n": say("Hint {n} of {total}", n="{n}", total="{total}"),
    "type-answer": say("Type an answer first."),
}
WORKSHEETS = {
    "ws-lead": say("Choose topics, and get a worksheet whose every answer is proven."),
    "ws-title": say("Title"),
    "ws-title-placeholder": say("For example: Quiz 3, linear equations"),
    "ws-untitled": say("Without a title"),
    "ws-rows": say("Problems"),
    "ws-kind": say("Kind of question"),
    "ws-count": say("How many"),
    "ws-level": say("Level"),
    "ws-kind-compute": say("Work it out"),
    "ws-kind-choice": say("Multiple choice"),
    "ws-kind-find-error": say("Find the error"),
    "ws-kind-missing-step": say("Missing step"),
    "ws-kind-true-false": say("True or false"),
    "ws-kind-word": say("Word problem"),
    "ws-add-row": say("Add a topic"),
    "ws-remove-row": say("Take this row out"),
    "ws-seed": say("Seed"),
    "ws-new-seed": say("Other problems"),
    "ws-language": say("Language of the worksheet"),
    "ws-versions": say("Parallel versions"),
    "ws-one-version": say("One"),
    "ws-make": say("Make the worksheet"),
    "ws-again": say("Make it again"),
    "ws-again-told": say("Locked problems stay where they are."),
    "ws-making": say("Making and proving problems: {n} of {total}…", n="{n}", total="{total}"),
    "ws-working": say("One moment…"),
    "ws-mine": say("My worksheets"),
    "ws-none": say("Your worksheet will appear here, problem by problem."),
    "ws-new": say("New worksheet"),
    "ws-saved": say("Saved"),
    "ws-share": say("Copy the link"),
    "ws-shared": say("The link is copied. Whoever has it can read this worksheet and copy it."),
    "ws-theirs": say("Somebody shared this worksheet with you. Make a copy to change it."),
    "ws-copy": say("Make my own copy"),
    "ws-erase": say("Delete this worksheet"),
    "ws-erase-sure": say("Delete this worksheet for good?"),
    "ws-totals": say("{n} problems · about {minutes} min", n="{n}", minutes="{minutes}"),
    "ws-minutes": say("{n} min", n="{n}"),
    "ws-difficulty": say("Difficulty {n} of 5", n="{n}"),
    "ws-version": say("Version {letter}", letter="{letter}"),
    "ws-same": say("The same problem as in version A: no other one like it was found."),
    "ws-show": say("Show"),
    "ws-show-answers": say("Answers"),
    "ws-show-hints": say("Hints"),
    "ws-show-solutions": say("Solutions"),
    "ws-problem": say("Problem {n}", n="{n}"),
    "ws-swap": say("Another problem instead"),
    "ws-like": say("Add one like this"),
    "ws-edit": say("Edit"),
    "ws-lock": say("Lock"),
    "ws-unlock": say("Unlock"),
    "ws-locked": say("Locked"),
    "ws-up": say("Move up"),
    "ws-down": say("Move down"),
    "ws-remove": say("Remove"),
    "ws-not-proven": say("Not proven"),
    "ws-own": say("Add my own problem"),
    "ws-own-text": say("The problem"),
    "ws-own-answer": say("Its answer (may be left out)"),
    "ws-check": say("Check and put in"),
    "ws-cancel": say("Cancel"),
    "ws-note-proven": say("Your answer is proven."),
    "ws-note-solved": say("Solved; the answer is proven."),
    "ws-note-wrong": say("The answer you gave is not right."),
    "ws-note-unknown": say("The answer could not be proven."),
    "ws-missing": say("(missing line)"),
    "ws-download": say("Download"),
    "ws-format": say("Format"),
    "ws-paper": say("Paper"),
    "ws-columns": say("Columns"),
    "ws-room": say("Room to write"),
    "ws-cm": say("{n} cm", n="{n}"),
    "ws-name-line": say("Line for name and date"),
    "ws-with": say("With"),
    "ws-part-worksheet": say("Problems"),
    "ws-part-answers": say("Answer key"),
    "ws-part-solutions": say("Worked solutions"),
    "ws-with-key": say("Key, hints and solutions"),
    "ws-which": say("Versions"),
    "ws-all-versions": say("All versions"),
}
HISTORY = {
    "history-intro": say("Problems solved in this browser. Nobody else sees them here."),
    "history-empty": say("Nothing here yet. Problems you solve will appear here."),
    "back": say("Back to the list"),
    "not-found": say("This problem is not in this browser’s history."),
    "status-finished": say("Solved"),
    "status-stopped": say("Stopped"),
    "status-failed": say("Failed"),
    "status-refused": say("Not solved"),
    "status-running": say("Unfinished"),
}
ABOUT = {
    "about-title": say("A tutor that checks its own work"),
    "about-lead": say(
        "Stepwise shows how a problem is solved, one step at a time. Whoever proposes a step, our algebra or an AI "
        "model, a separate checker decides whether it is right, and the page says so."
    ),
    "about-marks": say("What the marks mean"),
    "about-proved": say("The checker confirmed it by exact algebra, in a way that does not use the work it checks."),
    "about-refuted": say("The checker found that it is wrong and shows where, for example at a point."),
    "about-unchecked": say("The checker could not decide, or there is nothing to calculate. The reason is given."),
    "about-topics": say("What it can solve by itself"),
    "about-privacy": say("Your work"),
    "about-privacy-text": say(
        "What you type is recorded on this server so that you can find it again. This browser holds a random number "
        "that tells your problems from other people’s; clearing the browser’s data forgets it. Nothing is sent "
        "anywhere else."
    ),
    "about-programs": say("For programs"),
    "about-api": say("Everything on this page can also be asked for over HTTP."),
    "about-api-link": say("Read the interface’s description"),
    "engine": say("Engine in use"),
}
TEXTS: dict[str, Message] = {
    **PAGE,
    **SOLVE,
    **SOLUTION,
    **AUDIT,
    **GUIDE,
    **PRACTICE,
    **WORKSHEETS,
    **WORKSHEETS,
    **HISTORY,
    **ABOUT,
}
"""All of them."""


def word(key: str, language: str) -> str:
    """Return the sentence of that key in the language."""
    return render(TEXTS[key], locale(language).translate)


def texts(language: str) -> dict[str, str]:
    """Return every sentence of the page in the language."""
    return {key: word(key, language) for key in TEXTS}
