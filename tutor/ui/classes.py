"""The Classes tab: it asks ``/api/classes`` by itself, in the name of whoever is signed in."""

from __future__ import annotations

from tutor.ui.page import Page


def classes_tab(page: Page) -> None:
    """Build the tab inside the current `gr.Tab`."""
    page.view("classes", "classes", {"ready": True})
