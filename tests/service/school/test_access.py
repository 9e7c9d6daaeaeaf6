"""Every crossing that is forbidden: of classes, of roles, of the administrator; and the ones that are allowed."""

import pytest

from tests.service.school.conftest import PASSWORD, content
from tutor.errors import BadInput, NotAllowed, TooOften, UnknownName
from tutor.service.school.assignments import Response

TEACHERS = {
    "rename": lambda s, who, c: s.classes.rename(who, c.room.id, "x"),
    "delete": lambda s, who, c: s.classes.remove(who, c.room.id),
    "renew the code": lambda s, who, c: s.classes.renew_code(who, c.room.id),
    "end the code": lambda s, who, c: s.classes.end_code(who, c.room.id),
    "dismiss": lambda s, who, c: s.classes.dismiss(who, c.room.id, c.student.id),
    "set a role": lambda s, who, c: s.classes.set_role(who, c.room.id, c.student.id, "teacher"),
    "give": lambda s, who, c: s.assignments.give(who, c.room.id, c.set),
    "reschedule": lambda s, who, c: s.assignments.reschedule(who, c.room.id, c.assignment, None),
    "take back": lambda s, who, c: s.assignments.remove(who, c.room.id, c.assignment),
    "report": lambda s, who, c: s.reports.of(who, c.room.id, c.assignment),
    "report as JSON": lambda s, who, c: s.reports.json(who, c.room.id, c.assignment),
    "summary": lambda s, who, c: s.reports.summary(who, c.room.id),
    "grades": lambda s, who, c: s.reports.grades(who, c.room.id),
    "grades of one": lambda s, who, c: s.reports.grades(who, c.room.id, c.assignment),
}
"""What only a teacher of the class may do."""
MEMBERS = {
    "open": lambda s, who, c: s.classes.open(who, c.room.id),
    "leave": lambda s, who, c: s.classes.leave(who, c.room.id),
    "list assignments": lambda s, who, c: s.assignments.listed(who, c.room.id),
    "open an assignment": lambda s, who, c: s.assignments.open(who, c.room.id, c.assignment),
    "answer": lambda s, who, c: s.assignments.answer(who, c.room.id, c.assignment, "p0", Response("2")),
}
"""What only somebody in the class may do."""


def test_a_student_cannot_do_what_a_teacher_does(school, classroom):
    for verb in TEACHERS.values():
        with pytest.raises(NotAllowed):
            verb(school, classroom.student, classroom)


@pytest.mark.parametrize("who", ["other_teacher", "other_student", "admin"])
def test_nobody_from_elsewhere_learns_that_there_is_such_a_class(school, classroom, who):
    somebody = school.accounts.make("Root", PASSWORD) if who == "admin" else getattr(classroom, who)
    assert school.accounts.admin(somebody) == (who == "admin")
    for verb in (TEACHERS | MEMBERS).values():
        with pytest.raises(UnknownName):
            verb(school, somebody, classroom)


def test_an_assignment_is_reached_through_its_own_class_only(school, classroom):
    with pytest.raises(UnknownName):
        school.reports.of(classroom.other_teacher, classroom.other_room.id, classroom.assignment)
    with pytest.raises(UnknownName):
        school.assignments.open(classroom.other_student, classroom.other_room.id, classroom.assignment)
    with pytest.raises(UnknownName):
        school.assignments.remove(classroom.other_teacher, classroom.other_room.id, classroom.assignment)


def test_a_teacher_gives_only_their_own_sets(school, classroom):
    with pytest.raises(UnknownName):
        school.assignments.give(classroom.other_teacher, classroom.other_room.id, classroom.set)


def test_a_student_sees_neither_members_nor_code_nor_answers(school, classroom):
    told = school.classes.open(classroom.student, classroom.room.id).json()
    assert set(told) == {"id", "name", "role"}
    task = school.assignments.open(classroom.student, classroom.room.id, classroom.assignment)
    assert "answer" not in str(sorted(task["problems"][0]))
    assert "misconception" not in str(task)
    assert "secret" not in str(task)


def test_nobody_is_told_by_whose_word_work_is_kept(school, classroom):
    told = str([
        school.classes.open(classroom.teacher, classroom.room.id).json(),
        school.reports.json(classroom.teacher, classroom.room.id, classroom.assignment),
        school.reports.summary(classroom.teacher, classroom.room.id),
        school.reports.grades(classroom.teacher, classroom.room.id),
    ])  # fmt: skip
    assert classroom.student.name in told
    assert not [one for one in (classroom.student, classroom.teacher) if one.person in told]


def test_a_code_is_typed_as_people_type_it_and_holds_until_it_is_renewed(school, classroom, person):
    code = classroom.room.json()["code"]["code"]
    late, later = person("Late"), person("Later")
    assert school.classes.join(late, f"  {code.lower().replace('-', ' - ')} ").role == "student"
    school.classes.renew_code(classroom.teacher, classroom.room.id)
    with pytest.raises(UnknownName):
        school.classes.join(later, code)
    fresh = school.classes.open(classroom.teacher, classroom.room.id).invitation.code
    school.classes.end_code(classroom.teacher, classroom.room.id)
    with pytest.raises(UnknownName):
        school.classes.join(later, fresh)


def test_codes_cannot_be_guessed_at_length(school, person):
    guesser = person("Guesser")
    for _ in range(10):
        with pytest.raises(UnknownName):
            school.classes.join(guesser, "CDFH-JKMN")
    with pytest.raises(TooOften):
        school.classes.join(guesser, "CDFH-JKMN")


def test_a_class_keeps_a_teacher(school, classroom):
    teacher, student, room = classroom.teacher, classroom.student, classroom.room.id
    for verb in (
        lambda: school.classes.leave(teacher, room),
        lambda: school.classes.dismiss(teacher, room, teacher.id),
        lambda: school.classes.set_role(teacher, room, teacher.id, "student"),
    ):
        with pytest.raises(NotAllowed):
            verb()
    school.classes.set_role(teacher, room, student.id, "teacher")
    school.classes.leave(teacher, room)
    assert [one.role for one in school.classes.mine(student)] == ["teacher"]
    with pytest.raises(UnknownName):
        school.reports.summary(teacher, room)


def test_an_assignment_stays_as_it_was_given(tutor, school, classroom):
    changed = content(("compute",))
    assert tutor.store.sets.change(classroom.set, classroom.teacher.person, "Other", changed)
    tutor.store.sets.remove(classroom.set, classroom.teacher.person)
    task = school.assignments.open(classroom.student, classroom.room.id, classroom.assignment)
    assert (task["title"], len(task["problems"])) == ("Quiz", 2)


def test_an_empty_set_is_not_given(tutor, school, classroom):
    empty = tutor.store.sets.add(classroom.teacher.person, "Empty", content(()))
    with pytest.raises(BadInput):
        school.assignments.give(classroom.teacher, classroom.room.id, empty)
