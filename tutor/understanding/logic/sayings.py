"""What somebody says about who tells the truth, as a statement of logic: “if B is a knave then so am I”."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations

from sympy import And, Basic, Not, Or, S, Symbol
from sympy.logic.boolalg import Equivalent, Implies, Xor

NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    "한": 1,
    "두": 2,
    "세": 3,
    "네": 4,
}


@dataclass(frozen=True, slots=True)
class Company:
    """Who there is, who speaks, what the two roles are called; ``exclusive``: “either … or” leaves out both."""

    people: tuple[str, ...]
    speaker: str
    teller: str
    liar: str
    exclusive: bool = False

    @property
    def role(self) -> str:
        """A pattern of the two roles in any number."""
        return rf"(?P<role>{re.escape(self.teller)}|{re.escape(self.liar)})(?:s|들)?"

    @property
    def who(self) -> str:
        """A pattern of one person."""
        return rf"(?:{'|'.join(re.escape(name) for name in self.people)}|I|나)"

    def person(self, word: str) -> Basic:
        """The statement that this person tells the truth."""
        return Symbol(self.speaker if word in ("I", "i", "나", "me") else self._known(word))

    def _known(self, word: str) -> str:
        return next(name for name in self.people if name.lower() == word.lower())

    def everybody(self, words: str) -> list[Basic]:
        """Those that a word such as “us”, “A and I” or “both of them” stands for."""
        named = re.findall(rf"\b{self.who}\b", words)
        if named:
            return [self.person(name) for name in named]
        others = [name for name in self.people if name != self.speaker]
        whole = others if re.search(r"\bthem\b|\bothers\b|그들", words) else self.people
        return [Symbol(name) for name in whole]


def meaning(said: str, company: Company) -> Basic | None:
    """Return what is said as a statement; None where it is not understood."""
    text = said.strip().strip(".!,;: ").strip()
    for rule in _RULES:
        found = rule(text, company)
        if found is not None:
            return found
    return None


Rule = Callable[[str, Company], Basic | None]


def _pair(pattern: str, build: Callable[[Basic, Basic], Basic]) -> Rule:
    compiled = re.compile(pattern, re.IGNORECASE)

    def rule(text: str, company: Company) -> Basic | None:
        # Every place where the words may part: “A and B are knights and C is a knave” parts at the second “and”.
        for found in _partings(compiled, text):
            one, other = meaning(found[0], company), meaning(found[1], company)
            if one is not None and other is not None:
                return build(one, other)
        return None

    return rule


def _partings(pattern: re.Pattern[str], text: str) -> list[tuple[str, str]]:
    whole = pattern.fullmatch(text)
    if whole is not None and "a" in whole.groupdict():
        return [(whole["a"], whole["b"])]
    return [
        (text[: found.start()], text[found.end() :])
        for found in pattern.finditer(text)
        if "a" not in pattern.groupindex
    ]


def _either(text: str, company: Company) -> Basic | None:
    found = re.fullmatch(r"either (?P<a>.+?),? or (?P<b>.+?)(?P<only>,? but not both)?", text, re.IGNORECASE)
    if found is None:
        return None
    one, other = meaning(found["a"], company), meaning(found["b"], company)
    if one is None or other is None:
        return _choice(found["a"], found["b"], company)
    exclusive = company.exclusive or found["only"] is not None
    return Xor(one, other, evaluate=False) if exclusive else Or(one, other, evaluate=False)


def _one_of_two(text: str, company: Company) -> Basic | None:
    """“A or I am a knave, or both of us are”."""
    found = re.fullmatch(
        rf"(?P<a>{company.who}) or (?P<b>{company.who}) (?:is|am|are)(?P<not> not)? (?:an? )?{company.role}"
        r",? or both(?: of (?:us|them))?(?: are| is)?",
        text,
        re.IGNORECASE,
    )
    if found is None:
        return None
    one, other = (_as(company.person(found[who]), found["role"], company, found["not"]) for who in "ab")
    return Or(one, other, evaluate=False)


def _choice(first: str, second: str, company: Company) -> Basic | None:
    """“either A or B is a knight”."""
    found = re.fullmatch(rf"(?P<b>{company.who}) is (?P<not>not )?an? {company.role}", second, re.IGNORECASE)
    if found is None or not re.fullmatch(company.who, first, re.IGNORECASE):
        return None
    one, other = (_as(company.person(who), found["role"], company, found["not"]) for who in (first, found["b"]))
    return Xor(one, other, evaluate=False) if company.exclusive else Or(one, other, evaluate=False)


def _not(text: str, company: Company) -> Basic | None:
    found = re.fullmatch(
        r"(?:it is|it's) (?:false|untrue|not true|not the case|a lie) that (?P<a>.+)"
        r"|(?P<b>.+)(?:라는|다는) 것은 거짓이다",
        text,
        re.IGNORECASE,
    )
    inner = meaning(found["a"] or found["b"], company) if found else None
    return None if inner is None else Not(inner, evaluate=False)


def _one(text: str, company: Company) -> Basic | None:
    """“B is not a knave”, “I always lie”, “B는 건달이다”."""
    found = re.fullmatch(
        rf"(?P<who>{company.who}) (?:is|am|'s)(?P<not> not|n't)? (?:also )?(?:an? |the )?{company.role}",
        text,
        re.IGNORECASE,
    ) or re.fullmatch(
        rf"(?P<who>{company.who})(?:은|는|이|가) {company.role}(?:(?P<not>(?:이|가) 아니)|이)?(?:다|라|고)?",
        text,
        re.IGNORECASE,
    )
    if found is not None:
        return _as(company.person(found["who"]), found["role"], company, found["not"])
    acts = re.fullmatch(
        rf"(?P<who>{company.who}) (?:(?:is|am|are)(?P<not> not|n't)? "
        r"(?:(?P<lying>lying|a liar)|telling the truth|truthful|honest)"
        r"|(?P<never>never |always |would never )?(?:(?P<lies>lies?)|tells? the truth))",
        text,
        re.IGNORECASE,
    )
    if acts is None:
        return None
    told = company.person(acts["who"])
    lies = bool(acts["lying"] or acts["lies"])
    turned = bool(acts["not"]) or "never" in (acts["never"] or "").lower()
    return Not(told, evaluate=False) if lies != turned else told


def _group(text: str, company: Company) -> Basic | None:
    """“we are both knaves”, “at least one of us is a knight”, “exactly two of them are knights”."""
    named = rf"{company.who}(?:(?:, | and |, and ){company.who})+"
    found = re.fullmatch(
        rf"(?:(?P<count>at least|at most|exactly|only|precisely)? ?(?P<number>one|two|three|four|[1-4]) "
        rf"(?:of (?:us|them|the others|{named})) (?:is|are)|"
        rf"(?P<none>none of (?:us|them)|neither of us|neither (?:{company.who}) nor (?:{company.who})) (?:is|are|am)|"
        r"(?P<all>we are|we are all|we are both|all of (?:us|them) are|both of (?:us|them) are|"
        rf"{named} are|everyone is|everybody is))"
        rf"(?P<not> not)?(?: both| all)? (?:an? )?{company.role}",
        text,
        re.IGNORECASE,
    )
    if found is None:
        return _group_in_korean(text, company)
    people = company.everybody(text[: found.start("role")])
    are = [_as(person, found["role"], company, None) for person in people]
    if found["none"]:
        return And(*(_turned(each) for each in are), evaluate=False)
    if found["all"]:
        return None if found["not"] else And(*are, evaluate=False)
    number = NUMBERS.get(found["number"].lower())
    if number is None or found["not"]:
        return None
    return _counted(are, (found["count"] or "exactly").lower(), number)


def _group_in_korean(text: str, company: Company) -> Basic | None:
    found = re.fullmatch(
        r"우리(?: 둘)?(?:는| 중)? ?(?:(?P<all>모두|둘 다|셋 다)|"
        r"(?P<count>적어도|정확히|많아야) (?P<number>한|두|세|네) (?:명|사람)(?:은|이))"
        rf" {company.role}(?:이?다|라|이라|이)?",
        text,
    )
    if found is None:
        return None
    are = [_as(person, found["role"], company, None) for person in company.everybody("우리")]
    if found["all"]:
        return And(*are, evaluate=False)
    count = {"적어도": "at least", "많아야": "at most", "정확히": "exactly"}[found["count"]]
    return _counted(are, count, NUMBERS[found["number"]])


def _counted(statements: list[Basic], count: str, number: int) -> Basic:
    """At least, at most or exactly that many of the statements hold."""
    enough = _at_least(statements, number)
    too_many = _at_least(statements, number + 1)
    match count:
        case "at least":
            return enough
        case "at most":
            return _turned(too_many)
        case _:
            return And(enough, _turned(too_many), evaluate=False)


def _at_least(statements: list[Basic], number: int) -> Basic:
    if number > len(statements):
        return S.false
    groups = [And(*group, evaluate=False) if number > 1 else group[0] for group in combinations(statements, number)]
    return Or(*groups, evaluate=False) if len(groups) > 1 else groups[0]


def _kind(text: str, company: Company) -> Basic | None:
    """“A and I are of the same kind”, “B is different from me”."""
    found = re.fullmatch(
        rf"(?P<a>{company.who}) (?:and (?P<b>{company.who}) are|is|am)(?: both)?(?: of)?(?: the)? "
        r"(?:(?P<same>same)|different|not the same)"
        rf"(?: (?:kind|type|sort|role)s?)?(?: (?:as|from|than) (?P<c>{company.who}|me))?",
        text,
        re.IGNORECASE,
    )
    if found is None or not (other := found["b"] or found["c"]):
        return None
    one, two = company.person(found["a"]), company.person(other)
    same = Equivalent(one, two, evaluate=False)
    return same if found["same"] else Not(same, evaluate=False)


def _as(person: Basic, role: str, company: Company, negated: str | None) -> Basic:
    truthful = role.lower() == company.teller.lower()
    return person if truthful != bool(negated) else Not(person, evaluate=False)


def _turned(statement: Basic) -> Basic:
    return statement.args[0] if isinstance(statement, Not) else Not(statement, evaluate=False)


_RULES: tuple[Rule, ...] = (
    _not,
    _pair(
        r",? if and only if |,? iff |,? exactly when |,? just in case ", lambda a, b: Equivalent(a, b, evaluate=False)
    ),
    _pair(r"if (?P<a>.+?),? then (?P<b>.+)", lambda a, b: Implies(a, b, evaluate=False)),
    _pair(r"if (?P<a>[^,]+), (?P<b>.+)", lambda a, b: Implies(a, b, evaluate=False)),
    _pair(r"(?P<b>.+),? if (?P<a>.+)", lambda a, b: Implies(a, b, evaluate=False)),
    _pair(r"(?P<a>.+(?:이|라))면,? (?P<b>.+)", lambda a, b: Implies(a, b, evaluate=False)),
    _one,
    _group,
    _kind,
    _either,
    _one_of_two,
    _pair(r",? or |,? 또는 | 혹은 |(?<=거)나 ", lambda a, b: Or(a, b, evaluate=False)),
    _pair(r",? and |,? but |,? while |,? whereas |,? 그리고 |(?<=이)고,? |; ", lambda a, b: And(a, b, evaluate=False)),
)
"""In this order: what binds loosest first, a whole simple saying before it is parted at “or” and “and”."""
