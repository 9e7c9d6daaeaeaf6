"""What every tab of the page shares: the words, the language chosen, whose browser this is, and the service."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr
from gradio.context import LocalContext

from tutor import journal
from tutor.locales import locale
from tutor.messages import render_plain
from tutor.service.school.accounts import WHO
from tutor.service.tutor import Tutor
from tutor.ui.labels import Labels
from tutor.ui.words import word

if TYPE_CHECKING:
    from tutor.records.accounts import Account
    from tutor.service.practice.drafts import Listing

QUIET: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
"""How listeners are added: no entry in Gradio's own API, no progress overlay."""
SOLVES = 8
"""Problems solved at the same time; more wait in the queue."""
ANSWERS = 16
"""Short requests answered at the same time."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page being built."""

    tutor: Tutor
    topics: tuple[Listing, ...]
    labels: Labels
    language: gr.Radio
    browser: gr.BrowserState

    def titles(self, language: str) -> list[tuple[str, str]]:
        """Return the topics as choices: their title in the language, their name."""
        translate = locale(language).translate
        return [(render_plain(topic.title, translate), topic.name) for topic in self.topics]

    def engine(self, language: str) -> str:
        """Return the sentence that names the engine in use; of a folder with a model, its last name."""
        model = self.tutor.model
        if model is None:
            return word("engine-symbolic", language)
        return word("engine-model", language).format(model=Path(model).name if model[0] in "/.~" else model)

    def view(self, kind: str, name: str, value: object = None, **others: Any) -> gr.HTML:
        """Return an element drawn by ``static/js``: the ``kind`` of view, under a name of its own."""
        script = f"stepwise.then((page) => page.mount('{kind}', '{name}', element, props, watch, trigger));"
        return gr.HTML(
            value,
            html_template="",
            js_on_load=script,
            apply_default_css=False,
            elem_id=f"sw-view-{name}",
            elem_classes="sw-view",
            **others,
        )


class Blocks(gr.Blocks):  # type: ignore[misc]
    """The page as Gradio has it, in which what was asked is answered under the id of the request that asked it."""

    async def process_api(self, *told: Any, **named: Any) -> dict[str, Any]:
        """Call a listener, maybe for its next value."""
        with journal.request(_scope(named.get("request")).get(journal.SCOPE)):
            found: dict[str, Any] = await super().process_api(*told, **named)
            return found


def identity(state: dict[str, Any] | None) -> str | None:
    """Return whose work this is: the account's when the request is signed in, else the browser's, if it has one yet."""
    account = who()
    return account.person if account else browser_identity(state)


def browser_identity(state: dict[str, Any] | None) -> str | None:
    """Return the browser's own identity, whoever is signed in."""
    known = (state or {}).get("id")
    return known if isinstance(known, str) and len(known) >= 32 else None


def who() -> Account | None:
    """Return who is signed in, of the request that is being answered."""
    found: Callable[[], Account | None] | None = _scope(LocalContext.request.get(None)).get(WHO)
    return found() if found else None


def _scope(request: object) -> Mapping[str, Any]:
    """What is known of a request over HTTP, of Gradio's object for it."""
    return getattr(getattr(request, "request", None), "scope", None) or {}
