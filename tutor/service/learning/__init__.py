"""The verbs of a student who learns: hints, why, a conversation about a step; practice, mastery and progress.

One module per verb; `Learning` is the object behind `Tutor.learning` and only passes on.
"""

from tutor.service.learning.room import Learning as Learning
