"""A practice set as JSON, as it is kept, and as programs and the page see it; and back."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from tutor.service.sets.practice_set import Copy, Origin, Place, PracticeSet, Recipe, Wish

Json = dict[str, Any]


def written(kept: PracticeSet) -> Json:
    """Return the set with all it is made of."""
    return {
        "title": kept.title,
        "rows": [asdict(row) for row in kept.recipe.rows],
        "seed": kept.recipe.seed,
        "lang": kept.recipe.language,
        "versions": kept.versions,
        "minutes": kept.minutes,
        "difficulty": kept.difficulty,
        "troubles": list(kept.troubles),
        "problems": [_place(place) for place in kept.places],
    }


def read(told: Json) -> PracticeSet:
    """Return the set that was written."""
    recipe = Recipe(tuple(Wish(**row) for row in told["rows"]), told["seed"], told["lang"])
    places = tuple(_read_place(place) for place in told["problems"])
    return PracticeSet(told["title"], recipe, told["versions"], places, tuple(told["troubles"]))


def slim(told: Json) -> Json:
    """Return the set without worked steps, which a page asks for when it shows them."""
    problems = [
        {**place, "copies": [{**copy, "item": {**copy["item"], "steps": []}} for copy in place["copies"]]}
        for place in told["problems"]
    ]
    return {**told, "problems": problems}


def _place(place: Place) -> Json:
    return {
        "key": place.key,
        "origin": asdict(place.origin),
        "locked": place.locked,
        "note": place.note,
        "copies": [{"turn": copy.turn, "mark": copy.mark, "item": copy.item} for copy in place.copies],
    }


def _read_place(told: Json) -> Place:
    copies = tuple(Copy(**copy) for copy in told["copies"])
    return Place(told["key"], Origin(**told["origin"]), copies, told["locked"], told["note"])
