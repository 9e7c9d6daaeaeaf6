"""The glossary: every rule's name as a student looks it up, the rule in plain words, and when it may be used.

One module per area, each a tuple of entries. To add a rule: put its name into the entry that explains it, or add an
entry; a step whose rule has none keeps its own words. Knows nothing of SymPy.
"""

from tutor.glossary.entry import Entry as Entry
from tutor.glossary.laws import law_of as law_of
from tutor.glossary.levels import Wording as Wording
from tutor.glossary.registry import ENTRIES as ENTRIES
from tutor.glossary.registry import entries_of as entries_of
from tutor.glossary.registry import entry_of as entry_of
