"""What `Tutor.learning` offers a student: practice, mastery and progress, and the help of `tutor.service.hinting`.

`Learning` only passes on.
"""

from tutor.service.learning.room import Learning as Learning
