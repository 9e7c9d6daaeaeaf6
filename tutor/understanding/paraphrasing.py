"""Other words for the same question: "the origin" is (0, 0), "30 is 40% of what number" is an equation.

Each rule keeps the meaning whatever stands around it. The rewritten text is only tried where the text as typed is not
understood; every word of it still has to be read.
"""

from __future__ import annotations

import re

MOST_CHARACTERS = 1_500
_NUMBER = r"-?\d+(?:\.\d+)?"
_FORMULA = r"(?:[^.?;]|\.(?=[\d\\]))+"

_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), replacement)
    for pattern, replacement in (
        (r"\b(what|where|how)['’]s\b", r"\1 is"),
        (r",?\s+in\s+(?:square|cubic)?\s*units,?(?=\s|[.?])", " "),
        (r"(?:the\s+)?(?:point\s+at\s+the\s+)?\borigin\b", "(0, 0)"),
        (r"\b(?:the\s+)?point\s+(?=\(\s*-?\d)", ""),
        (r"\bin\s+(?:how\s+many)\s+(?:different|distinct)\s+ways\b", "in how many ways"),
        (r"\bhow\s+many\s+(?:different|distinct)\s+ways\b", "how many ways"),
        (
            r"\bletters\s+(?:in|of)\s+(?:the\s+word\s+)?[\"“”'‘`\\textbfi{ ]*"
            r"(?P<word>[A-Za-z]{3,})[\"“”'’}]*(?=\s+be\b|\s*[?.])",
            r"letters of the word \g<word>",
        ),
        (
            r"\bpositive\s+difference\s+between\s+the\s+two\s+(roots|solutions|zeros)\b",
            "positive difference between the solutions",
        ),
        (r"\bcommon\s+fraction\b", "fraction"),
        (r"\bas\s+a\s+fraction\s+in\s+(?:lowest\s+terms|(?:its\s+)?simplest\s+form)", "as a fraction"),
        (rf"\bwhat\s+fraction\s+is\s+(?:equivalent|equal)\s+to\s+(?P<f>{_FORMULA})", r"write \g<f> as a fraction"),
        (r"\bthe\s+base[- ]\d+\s+(?:number|integer|numeral)\s+(?=[0-9A-F]+_)", " "),
        (
            r"\bwhat\s+is\s+(?:the\s+)?base[- ](?:10|ten)\s+(?:value|equivalent"
            r"|representation)\s+of\s+(?:the\s+\w+\s+)?(?P<n>[0-9A-F_{}]+)",
            r"convert \g<n> to base 10",
        ),
        (r"\bfind\s+all\s+(?:the\s+)?real\s+(?:solutions?|roots?)\s+(?:to|of)\s+(?:the\s+equation\s+)?", "solve "),
        (
            r"\b(sum|product)\s+of\s+(?:all\s+)?(?:the\s+)?real\s+solutions\s+(?:to|of)\s+(?:the\s+equation\s+)?",
            r"\1 of all solutions of ",
        ),
        (
            rf"(?P<a>{_NUMBER})\s+is\s+(?P<p>{_NUMBER})\s*(?:\\?%|percent)\s+of\s+(?:what|which)\s+number",
            r"solve (\g<p>/100)*x = \g<a>",
        ),
        (
            rf"(?P<p>{_NUMBER})\s*(?:\\?%|percent)\s+of\s+(?:what|which)\s+number\s+is\s+(?P<a>{_NUMBER})",
            r"solve (\g<p>/100)*x = \g<a>",
        ),
        (
            rf"\b(?P<kind>greatest|largest)\s+integer\s+(?:that\s+is\s+)?less\s+than\s+(?P<f>{_FORMULA})",
            r"\g<kind> integer n such that n < \g<f>",
        ),
        (
            rf"\b(?P<kind>smallest|least)\s+integer\s+(?:that\s+is\s+)?greater\s+than\s+(?P<f>{_FORMULA})",
            r"\g<kind> integer n such that n > \g<f>",
        ),
        (r"\bthe\s+sequence\s+of\s+(?:odd|even)\s+(?:positive\s+)?(?:numbers|integers)\s+(?=\d)", "the sequence "),
        (r"\bthe\s+(?:positive\s+)?square\s+root\s+of\s+(?P<n>\d+)(?=\s+and\s+the\s)", r"\\sqrt{\g<n>}"),
        (r"(?<=\})\s+and\s+the\s+cube\s+root\s+of\s+(?P<n>\d+)(?!\w)", r" and \\sqrt[3]{\g<n>}"),
        (
            r"\bthe\s+product\s+of\s+(?:the\s+)?(?:integers?\s+)?(?P<a>\d+)\s+and\s+(?P<k>[A-Za-z])\s+is\s+"
            r"(?P<what>a\s+perfect\s+(?:square|cube))\.\s+(?:what\s+is|find)\s+the\s+smallest\s+"
            r"(?:possible\s+)?positive\s+(?:integer\s+)?value\s+of\s+(?P=k)",
            r"what is the smallest positive integer \g<k> such that \g<a>\g<k> is \g<what>",
        ),
        (
            r"\bhow\s+many\s+integers\s+(?:are\s+)?(?:there\s+)?between\s+"
            rf"(?P<a>[^.?]*\\sqrt[^.?]*?)\s+and\s+(?P<b>{_FORMULA})",
            r"how many integers n satisfy \g<a> < n < \g<b>",
        ),
        (
            r"\b(?:at|for)\s+what\s+values?\s+of\s+[xy]\s+(?:is|does|are)\s+(?:there\s+|it\s+have\s+)?"
            r"(?:a\s+|the\s+)?(?P<kind>horizontal|vertical)\s+asymptotes?\s+(?:for|of)\s+"
            rf"(?:the\s+graph\s+of\s+)?(?:the\s+(?:equation|function)\s+)?(?P<f>{_FORMULA})",
            r"find the \g<kind> asymptote of \g<f>",
        ),
        (r"\b(asymptotes?)\s+of\s+the\s+graph\s+of\s+", r"\1 of "),
        (
            r"\bhow\s+many\s+degrees\s+are\s+(?:there\s+)?in\s+"
            r"(?:the\s+measure\s+of\s+)?(?:each|an|one)\s+interior\s+angle\s+of\s+an?\s+",
            "find each interior angle of a ",
        ),
        (r"\bwhat\s+is\s+the\s+(?:degree\s+measure|measure,?\s+in\s+degrees,?)\s+of\s+", "find the measure of "),
        (
            r"\bwhat\s+is\s+the\s+probability\s+of\s+(?:rolling|getting)\s+a\s+(?:sum|total)\s+of\s+"
            r"(?P<k>\d+)\s+(?:with|when\s+rolling|on|by\s+rolling)\s+(?P<n>two"
            r"|three|four|\d)\s+(?:fair\s+)?(?:standard\s+)?(?:six-sided\s+)?dice",
            r"find the probability of getting a sum of \g<k> when \g<n> dice are rolled",
        ),
        (
            r"\b(?P<n>\d+|two|three|four|five|six|seven|eight"
            r"|ten)\s+fair\s+coins?\s+(?:is|are)\s+(?:flipped|tossed)\b",
            r"a fair coin is flipped \g<n> times",
        ),
        (
            r"\bthe\s+probability\s+that\s+(?P<many>exactly|at\s+least|at\s+most)\s+(?P<k>\w+)\s+"
            r"(?:of\s+the\s+)?(?:flips?|tosses|coins?|of\s+them)?\s*(?:are|is"
            r"|come\s+up|land(?:s)?\s+on|land(?:s)?|show)\s+(?P<side>heads|tails)",
            r"the probability of getting \g<many> \g<k> \g<side>",
        ),
    )
)

_CONJUGATE = re.compile(
    r"(?P<a>-?\d+)\s*(?P<sign>[-+])\s*(?P<b>\d*\s*\\sqrt\s*\{?\d+\}?)"
    r"(?P<between>.{0,40}?)\b(?:and\s+)?(?:its|the)\s+radical\s+conjugate",
    re.IGNORECASE,
)
_PRODUCT = re.compile(r"\b(?:the\s+)?product\s+of\s+(?:the\s+number\s+)?(?=-?\d)", re.IGNORECASE)
_POWERS_OF_ROOTS = re.compile(
    r"\b(?:the\s+)?sum\s+of\s+the\s+(?P<what>squares|cubes|reciprocals)\s+of\s+"
    r"(?:all\s+)?(?:the\s+)?(?:two\s+|three\s+)?(?:roots|solutions|zeros)\s+(?:of|to)\s+"
    r"(?:the\s+)?(?:(?:quadratic|cubic|polynomial|equation|function)\s+)*(?P<equation>[^?]+?)\s*[.?]?\s*$",
    re.IGNORECASE,
)
_EXPONENT = re.compile(r"\^\s*\{?(\d+)")
_TERMS = {"squares": "{0}^2", "cubes": "{0}^3", "reciprocals": "1/{0}"}


def paraphrased(text: str) -> str | None:
    """The question in other words; None where no rule applies."""
    if len(text) > MOST_CHARACTERS:
        return None
    told = text
    for pattern, replacement in _RULES:
        told = pattern.sub(replacement, told)
    told = _of_roots(_with_conjugate(told))
    return told if told != text else None


def _with_conjugate(text: str) -> str:
    """The product of a + √b and its radical conjugate, written out."""
    found, product = _CONJUGATE.search(text), _PRODUCT.search(text)
    if found is None or product is None or product.end() != found.start() or re.sub(r"\W|and", "", found["between"]):
        return text
    other = "-" if found["sign"] == "+" else "+"
    first, second = (f"({found['a']} {sign} {found['b']})" for sign in (found["sign"], other))
    return text[: product.start()] + first + " \\cdot " + second + text[found.end() :]


def _of_roots(text: str) -> str:
    """Powers of all the roots of an equation, with letters for the roots."""
    found = _POWERS_OF_ROOTS.search(text)
    if found is None:
        return text
    degree = max((int(power) for power in _EXPONENT.findall(found["equation"])), default=1)
    letters = [letter for letter in "rstuvpq" if not re.search(rf"(?<![A-Za-z]){letter}(?![A-Za-z])", text)][:degree]
    if not 2 <= degree <= 3 or len(letters) < degree:
        return text
    equation = found["equation"] if "=" in found["equation"] else f"{found['equation']} = 0"
    terms = " + ".join(_TERMS[found["what"].lower()].format(letter) for letter in letters)
    return f"Let {', '.join(letters[:-1])} and {letters[-1]} be the roots of {equation}. Find {terms}."
