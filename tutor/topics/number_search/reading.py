"""Reading which whole numbers are meant: "two-digit multiples of 7 that are not divisible by 4".

Every word has to be accounted for; a word that is not known means that the question is not read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from sympy import Basic, Expr, Ge, Gt, Integer, Le, Lt, Symbol

from tutor.errors import BadInput
from tutor.maths.operations import operation
from tutor.maths.reading import evaluated, read
from tutor.maths.trouble import SYMPY_TROUBLE
from tutor.rules.number_words import cardinal

LARGEST = 10**15

_FIGURES = r"-?\d(?:[\d]|,(?:\\!)?(?=\d{3})|\{,\}(?=\d{3}))*(?:!|\s?\^\s?(?:\{\d+\}|\d+))?"
_WORDS = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|(?:one\s+|a\s+)?(?:hundred|thousand|million))\b"
)
_NUMBER = rf"(?:{_FIGURES}|{_WORDS})"
_LIST = (
    rf"(?P<list>{_NUMBER}(?:(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and"
    rf"|or|nor)\s+){_NUMBER})*)(?![\w^!]|\s*[-+*/^=]\s*[\w(])"
)
_EACH = r"(?:both\s+|either\s+|all\s+of\s+|each\s+of\s+|by\s+)*"
_GAP = re.compile(
    r"[\s,]*(?:\b(?:that|which|who|and|but|also|it|they|is|are|be|both|there|with|the|a|an|of\s+these)\b[\s,]*)*"
)


@dataclass
class Wanted:
    """What is known of the numbers so far; ``n`` is their name, ``about`` what the next condition is about."""

    n: Symbol
    about: Expr
    conditions: list[Basic] = field(default_factory=list)
    kind: str = ""
    open_ends: list[int] = field(default_factory=list)

    def add(self, name: str, *arguments: Basic | int) -> None:
        """Add a condition on what is spoken of."""
        self.conditions.append(self.made(name, *arguments))

    def made(self, name: str, *arguments: Basic | int) -> Basic:
        """A condition on what is spoken of."""
        return operation(name, self.about, *(Integer(a) if isinstance(a, int) else a for a in arguments))


def read_numbers(text: str) -> Wanted | None:
    """Read a noun with everything said of it; None where a word is not understood."""
    text = re.sub(r"\s+", " ", text.replace("~", " ")).strip(" .,?")
    text = re.sub(r"^(?:of )?(?:all )?(?:of )?(?:the )?(?=\D)(?!first)", "", _english(text), flags=re.IGNORECASE)
    text = re.sub(rf"\b(divisors|factors) (?:does|do) ({_NUMBER}) have\b", r"\1 of \2", text, flags=re.IGNORECASE)
    wanted = Wanted(Symbol("n"), Symbol("n"))
    counted = re.fullmatch(
        rf"(?:of )?(?:the )?first (?P<count>{_NUMBER}) (?P<rest>(?:positive|natural) (?:integers|numbers)\b.*)",
        text,
        re.I,
    )
    if counted:
        last = number_of(counted["count"])
        if last is None:
            return None
        wanted.conditions.append(Le(wanted.n, last))
        text = counted["rest"]
    after = _noun(wanted, text)
    if after is None:
        return None
    while after.strip(" ,.?"):
        told = _told(wanted, after)
        if told is None or len(told) >= len(after):
            return None
        after = told
    return wanted


_KOREAN = (
    (r"(\d+)(?:보다|미만의)\s*(?:작은)?", r"less than \1"),
    (r"(\d+)보다\s*큰", r"greater than \1"),
    (r"(\d+)\s*이하(?:의|인)", r"at most \1"),
    (r"(\d+)\s*이상(?:의|인)?", r"at least \1"),
    (r"두\s*자리(?:의)?", "at least 10 at most 99"),
    (r"세\s*자리(?:의)?", "at least 100 at most 999"),
    (r"자연수|양의\s*정수", "at least 1"),
    (r"(\d+)의\s*배수(?:인|이고)?", r"divisible by \1"),
    (r"(\d+)의\s*약수(?:인|이고)?", r"divisors of \1"),
    (r"소수(?:인)?", "prime"),
    (r"짝수(?:인)?", "even"),
    (r"홀수(?:인)?", "odd"),
    (r"정수|수", ""),
)


def _english(text: str) -> str:
    """Korean conditions, which stand before the noun, as English ones after it; other texts as they are."""
    if not re.search(r"[가-힣]", text):
        return text
    said = []
    while text:
        for pattern, english in _KOREAN:
            found = re.match(pattern + r"\s*", text)
            if found and found.end():
                said.append(found.expand(english))
                text = text[found.end() :]
                break
        else:
            return ""
    return "integers " + " ".join(filter(None, said))


def number_of(text: str) -> int | None:
    """The whole number that a text means: figures, a factorial, a power, or a word."""
    text = re.sub(r"\{,\}|,\\!|,", "", text.strip())
    word = re.sub(r"^(?:one|a)\s+(?=[a-z])", "", text.lower())
    if re.fullmatch(r"[a-z]+", word):
        return {"hundred": 100, "thousand": 1000, "million": 10**6}.get(word) or cardinal(word)
    try:
        value = evaluated(read(text))
    except (BadInput, *SYMPY_TROUBLE):
        return None
    return int(value) if isinstance(value, Integer) and abs(value) <= LARGEST else None


# -- the noun --

_ADJECTIVE = re.compile(
    r"(?P<word>(?:strictly )?positive|natural|whole|odd|even|prime"
    r"|composite|palindromic|different|distinct|possible|consecutive"
    r"|(?:perfect )?square(?= (?:integer|number))|(?P<digits>\d|one|two|three|four|five|six)[- ]digit|common)\b,? ?",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"(?P<noun>integers?|(?:whole |natural )?numbers?|primes?|palindromes?|(?:perfect )?squares?|(?:perfect )?cubes?"
    rf"|(?P<of>multiples?|divisors?|factors?) of {_EACH}{_LIST})(?![\w-])(?: values?)?",
    re.IGNORECASE,
)
_NAME = re.compile(r" ?,? ?(?P<name>(?!a\b)[A-Za-z])(?=[ ,]|$)")


def _noun(wanted: Wanted, text: str) -> str | None:
    text = text.strip()
    while (found := _ADJECTIVE.match(text)) is not None:
        _adjective(wanted, found["word"].lower(), found["digits"])
        text = text[found.end() :]
    noun = _NOUN.match(text)
    if noun is None:
        return None
    text = text[noun.end() :]
    word = noun["noun"].lower()
    named = _NAME.match(text) if not noun["of"] else None
    if named:
        wanted.n = wanted.about = Symbol(named["name"])
        wanted.conditions = [part.xreplace({Symbol("n"): wanted.n}) for part in wanted.conditions]
        text = text[named.end() :]
    if noun["of"]:
        return text if _related(wanted, noun["of"].lower(), noun["list"]) else None
    for start, name in (
        ("prime", "such_prime"),
        ("palin", "such_palindrome"),
        ("perfect s", "such_square"),
        ("square", "such_square"),
        ("perfect c", "such_cube"),
        ("cube", "such_cube"),
    ):
        if word.startswith(start):
            wanted.add(name)
    if word.startswith(("whole", "natural")):
        _adjective(wanted, word.split()[0], None)
    return text


def _adjective(wanted: Wanted, word: str, digits: str | None) -> None:
    n = wanted.n
    match word.split()[-1]:
        case "positive" | "natural":
            wanted.conditions.append(Ge(n, 1))
        case "whole":
            wanted.conditions.append(Ge(n, 0))
        case "odd":
            wanted.add("such_remainder", 2, 1)
        case "even":
            wanted.add("such_remainder", 2, 0)
        case "prime":
            wanted.add("such_prime")
        case "composite":
            wanted.add("such_composite")
        case "palindromic":
            wanted.add("such_palindrome")
        case "square":
            wanted.add("such_square")
        case "consecutive":
            wanted.kind = "unread"
    if digits:
        wanted.kind = "digits"
        count = number_of(digits) or 1
        wanted.conditions += [Ge(n, 10 ** (count - 1)), Le(n, 10**count - 1)]


def _related(wanted: Wanted, what: str, listed: str, *, negated: bool = False) -> bool:
    """``multiples of 3 or 5``, ``common factors of 24 and 36``."""
    numbers = [number_of(part) for part in re.findall(_NUMBER, listed, re.IGNORECASE)]
    if not numbers or None in numbers or 0 in numbers:
        return False
    multiple = not what.startswith(("divisor", "factor"))
    if multiple and any(number is not None and number < 0 for number in numbers):
        return False
    parts = [
        wanted.made("such_remainder", number, 0) if multiple else wanted.made("such_divisor", number)
        for number in numbers
        if number is not None
    ]
    either = re.search(r"\bn?or\b", listed) is not None
    if negated:
        if len(parts) > 1 and not either:
            return False
        wanted.conditions.append(operation("none_of", *parts))
    elif either and len(parts) > 1:
        wanted.conditions.append(operation("any_of", *parts))
    else:
        wanted.conditions += parts
    if not multiple and not negated:
        least = min(abs(number) for number in numbers if number is not None)
        wanted.conditions += [Ge(wanted.n, 1), Le(wanted.n, least)] if wanted.about == wanted.n else []
    wanted.kind = what
    return True


# -- what is said of them --

_NOT = r"(?P<not>(?:not|neither)\s+)?"
_PREDICATES: tuple[tuple[re.Pattern[str], Callable[[Wanted, re.Match[str]], bool]], ...]


def _bound(wanted: Wanted, found: re.Match[str]) -> bool:
    value = number_of(found["number"])
    word = " ".join(found["word"].lower().split())
    if value is None or wanted.about.is_number:
        return False
    if word in ("less than", "smaller than", "under", "below", "do not reach"):
        relation: type[Basic] = Lt
    elif word in (
        "greater than",
        "more than",
        "larger than",
        "bigger than",
        "above",
        "over",
        "exceeding",
        "exceed",
        "exceeds",
    ):
        relation = Gt
    elif word.startswith(("at least", "no less", "not less", "greater than or", "no smaller", "more than or")):
        relation = Ge
    else:
        relation = Le
    wanted.conditions.append(relation(wanted.about, value))
    return True


def _between(wanted: Wanted, found: re.Match[str]) -> bool:
    low, high = number_of(found["low"]), number_of(found["high"])
    if low is None or high is None or low > high:
        return False
    if not found["inclusive"] and found["word"].lower() == "between":
        wanted.open_ends += [low, high]
        wanted.conditions += [Gt(wanted.about, low), Lt(wanted.about, high)]
    else:
        wanted.conditions += [Ge(wanted.about, low), Le(wanted.about, high)]
    return True


def _divisible(wanted: Wanted, found: re.Match[str]) -> bool:
    return _related(wanted, "multiple", found["list"], negated=bool(found["not"]))


def _member(wanted: Wanted, found: re.Match[str]) -> bool:
    return _related(wanted, found["of"].lower(), found["list"], negated=bool(found["not"]))


def _again(wanted: Wanted, found: re.Match[str]) -> bool:
    return bool(wanted.kind) and _related(wanted, wanted.kind, found["list"], negated=True)


_KINDS = {
    "prime": "such_prime",
    "composite": "such_composite",
    "square": "such_square",
    "cube": "such_cube",
    "palindrome": "such_palindrome",
}


def _kind(wanted: Wanted, found: re.Match[str]) -> bool:
    word = re.sub(r"^perfect |(?: numbers?| integers?)$", "", found["word"].lower().strip())
    part = (
        wanted.made("such_remainder", 2, int(word == "odd"))
        if word in ("odd", "even")
        else wanted.made(_KINDS[word.rstrip("s")])
    )
    wanted.conditions.append(operation("none_of", part) if found["not"] else part)
    return True


def _remainder(wanted: Wanted, found: re.Match[str]) -> bool:
    rests = [number_of(part) for part in re.findall(_NUMBER, found["rests"], re.IGNORECASE)]
    divisors = [number_of(part) for part in re.findall(_NUMBER, found["list"], re.IGNORECASE)]
    if len(rests) == 1:
        rests = rests * len(divisors)
    if len(rests) != len(divisors) or (len(rests) > 1 and re.search(r"\bor\b", found["list"]) and not found["each"]):
        return False
    for rest, divisor in zip(rests, divisors, strict=True):
        if rest is None or divisor is None or not 0 <= rest < divisor:
            return False
        wanted.add("such_remainder", divisor, rest)
    return True


def _coprime(wanted: Wanted, found: re.Match[str]) -> bool:
    numbers = [number_of(part) for part in re.findall(_NUMBER, found["list"], re.IGNORECASE)]
    if None in numbers or re.search(r"\bn?or\b", found["list"]):
        return False
    for number in numbers:
        wanted.add("such_coprime", number or 0)
    return True


def _counted(name: str) -> Callable[[Wanted, re.Match[str]], bool]:
    def take(wanted: Wanted, found: re.Match[str]) -> bool:
        value = number_of(found["number"])
        if value is not None:
            wanted.add(name, value)
        return value is not None

    return take


def _subject(wanted: Wanted, found: re.Match[str]) -> bool:
    """``such that 12n is …``: what the next conditions are about."""
    try:
        about = evaluated(read(found["formula"]))
    except (BadInput, *SYMPY_TROUBLE):
        return False
    if not isinstance(about, Expr) or about.free_symbols != {wanted.n}:
        return False
    wanted.about = about
    return True


def _take(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_RESTS = rf"(?P<rests>{_NUMBER}(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+){_NUMBER})*)"
_WHEN = (
    r"(?:when|if|upon\s+being|after\s+being|on\s+being)\s+"
    r"(?:it\s+is\s+|they\s+are\s+)?(?:divided|division)\s+by\s+"
)
_LEAVES = r"(?:(?:leav(?:e|es|ing)|ha(?:s|ve|ving)|gives?|with|giving|yields?)\s+)?(?:a\s+)?remainders?\s+(?:of\s+)?"
_PREDICATES = (
    (
        _take(
            r"(?P<word>greater than or equal to|more than or equal to"
            r"|less than or equal to|less than|smaller than|under|below|greater than"
            r"|more than|larger than|bigger than|above|over|exceeding"
            r"|at least|at most|no (?:more|less|greater|smaller) than"
            r"|not (?:more|less|greater) than|not exceeding|exceeds?|(?:do"
            rf"|does) not exceed) (?P<number>{_NUMBER})(?![\w^!]|\s*[-+*/^=]\s*[\w(])"
        ),
        _bound,
    ),
    (
        _take(
            rf"(?:in the (?:range|interval) )?(?P<word>between|from) (?P<low>{_NUMBER}) (?:and|to|through) "
            rf"(?P<high>{_NUMBER})(?![\w^!]|\s*[-+*/^=]\s*[\w(])(?P<inclusive>,? ?\(?inclusive(?:ly)?\)?)?"
        ),
        _between,
    ),
    (_take(rf"{_NOT}(?:evenly )?divisible by {_EACH}{_LIST}"), _divisible),
    (
        _take(
            rf"{_NOT}(?:an? )?(?:positive )?(?:integer )?(?:common )?"
            rf"(?P<of>multiples?|divisors?|factors?) of {_EACH}{_LIST}"
        ),
        _member,
    ),
    (_take(rf"(?:not|neither) (?:by |of |multiples? of )?{_EACH}{_LIST}"), _again),
    (
        _take(
            rf"{_NOT}(?:an? )?(?P<word>(?:prime|composite|odd|even)(?: numbers?"
            r"| integers?)?|primes|(?:perfect )?(?:squares?|cubes?)|palindromes?)(?![\w-])"
        ),
        _kind,
    ),
    (_take(rf"{_LEAVES}{_RESTS}\s+{_WHEN}(?P<each>each of )?{_EACH}{_LIST}(?:,? respectively)?"), _remainder),
    (
        _take(
            rf"{_WHEN}(?P<each>each of )?{_EACH}(?P<list>{_NUMBER}(?:(?:,| and"
            rf"|, and) {_NUMBER})*),? (?:it )?{_LEAVES}{_RESTS}(?![\w^!]|\s*[-+*/^=]\s*[\w(])"
        ),
        _remainder,
    ),
    (_take(rf"(?:relatively prime|coprime) (?:to|with) {_EACH}{_LIST}"), _coprime),
    (
        _take(
            rf"(?:(?:has|have|having) )?exactly (?P<number>{_NUMBER}) (?:distinct "
            r"|different )?(?:positive )?(?:integer )?(?:divisors|factors)"
        ),
        _counted("such_divisor_count"),
    ),
    (
        _take(
            r"(?:whose|where the|such that the)? ?(?:digits (?:sum to|add up to|add to|have a sum of"
            r"|sum up to)|(?:the |(?:have|has) )?(?:a )?(?:sum of (?:its|their"
            rf"|the|whose) digits|digit sum) (?:is|equals|of)) (?P<number>{_NUMBER})"
        ),
        _counted("such_digit_sum"),
    ),
    (
        _take(r"(?:such that|so that|for which) (?P<formula>[^ ]+(?: ?[-+*/^] ?[^ ]+)*) (?=(?:is|are|leaves|has)\b)"),
        _subject,
    ),
    (_take(r"(?P<formula>[^ ]+(?: ?[-+*/^] ?[^ ]+)*) (?=(?:is|leaves)\b)"), _subject),
    (_take(r"exist\b"), lambda wanted, found: True),
)


def _told(wanted: Wanted, text: str) -> str | None:
    """Take the next condition; what is left of the text."""
    gap = _GAP.match(text)
    start = gap.end() if gap else 0
    if not text[start:].strip(" ,.?"):
        return "" if not re.search(r"\b(?:that|which|but|both)\b", text[:start]) else None
    for at in dict.fromkeys((start, len(text) - len(text.lstrip(" ,")))):
        for pattern, take in _PREDICATES:
            found = pattern.match(text, at)
            if found is not None and take(wanted, found):
                return text[found.end() :]
    return None
