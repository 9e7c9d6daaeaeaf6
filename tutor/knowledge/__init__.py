"""What a student needs to know for a problem: the cards of ``data/cards``, and finding the few that fit.

To add a card: an entry in a file of ``data/cards`` (``data/README.md`` says how). To add a language: its words in every
card's ``title`` and ``text``; until then English is shown. Knows nothing of solving.
"""

from tutor.knowledge.shelf import Shelf, Vectors

__all__ = ["Shelf", "Vectors"]
