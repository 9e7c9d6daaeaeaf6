"""Who is who: accounts and how they sign in, classes, assignments, reports.

`School` is the object behind `Tutor.school`. Every verb is told who asks and checks here, not in the faces, that they
may: a teacher what belongs to their classes, a student what is theirs, an administrator no work at all.
"""

from tutor.service.school.room import School as School
