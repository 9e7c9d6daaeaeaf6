"""Signs that a question defines itself: "If a ⋆ b = a² - 2b, what is 3 ⋆ 4?" becomes a question about a function."""

from __future__ import annotations

import re

MOST_CHARACTERS = 1_500
_SIGN = (
    r"\\(?:big)?star(?![A-Za-z])|\\(?:ast|diamond|Diamond|oplus|otimes"
    r"|odot|ominus|oslash|bullet|circ|dagger|ddagger|nabla|triangle"
    r"|bigtriangleup|bigtriangledown|triangledown|square|Box|clubsuit"
    r"|heartsuit|spadesuit|diamondsuit|bowtie|lozenge|wedge|vee)(?![A-Za-z])"
    r"|\\[#&]|[@#&★⋆◇◆○●♡♥♣♠♦⊕⊗⊙⊖△▽□∘]"
)
_LETTER = r"(?<![A-Za-z\\])[A-Za-z](?![A-Za-z])"
_DEFINED = re.compile(
    rf"(?P<a>{_LETTER})\s*\{{?(?P<sign>{_SIGN})\}}?\s*(?P<b>{_LETTER})\s*"
    r"(?:=|(?:means|denotes|is\s+defined\s+(?:as|to\s+be))\s*\$?)\s*"
    r"(?P<body>[^$?;]+?)(?=\s*(?:\$|\\\]|\\\)|[.,;]?\s*\\?$|[.,]\s|\s+for\s+(?:all|any|every)\b))",
    re.DOTALL,
)
_BEFORE = re.compile(
    r"\s*(?:(?:we\s+)?(?:if|let|define|suppose(?:\s+that)?|assume(?:\s+that)?|consider|given"
    r"(?:\s+that)?)\b)?[\s,:]*(?:(?:the|a|an)\s+)?(?:new\s+|binary\s+)*(?:operation|operator|function)?"
    rf"\s*(?:\{{?(?:{_SIGN})\}}?)?\s*(?:(?:is|be|to\s+be)\s+)?(?:(?:defined|given)\s+)?"
    r"(?:by|as|such\s+that|so\s+that)?[\s,:]*(?:the\s+)?(?:equation|rule|formula)?[\s:,]*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"[\s.,;]*(?:(?:for|where)\s+(?:all|any|every)?\s*[^.?!]*?(?:numbers?|integers?"
    r"|values)\b[^.?!,]*[.,]?|for\s+(?:all|any|every)\s+[\w\s,]+?[.,])?[\s.,;]*(?:(?:then|and)\b)?[\s,]*",
    re.IGNORECASE,
)
_OPERAND = (
    r"(?:[fghFGHKQ]\([^()]*(?:\([^()]*\)[^()]*)*\)|-?\d+(?:\.\d+)?|[A-Za-z](?!\()"
    r"|-?\\d?frac\s*\{[^{}]*\}\s*\{[^{}]*\})"
)


def holds_sign(text: str) -> bool:
    """Whether a text defines a sign of its own between two letters."""
    return len(text) <= MOST_CHARACTERS and _DEFINED.search(text) is not None


def as_function(text: str) -> str | None:
    """The question with a function in the place of the sign that it defines; None where it cannot be rewritten."""
    found = _DEFINED.search(text)
    if found is None or found["a"] == found["b"]:
        return None
    plain = re.sub(r"\\[\[\]()]|\$", " ", text[: found.start()])
    if not _BEFORE.fullmatch(plain):
        return None
    rest = re.sub(r"(?<!\\)\$|\\[\[\]()](?!\d)", " ", text[found.end() :])
    between = _BETWEEN.match(rest)
    question = rest[between.end() if between else 0 :]
    body = found["body"].strip(" .,")
    name = next(
        (
            letter
            for letter in "fghFGHKQ"
            if not re.search(
                rf"(?<![A-Za-z\\]){letter}"
                r"(?![A-Za-z])",
                text,
            )
        ),
        None,
    )
    if name is None or re.search(_SIGN, body) or not question.strip():
        return None
    if "=" in question.split(",")[0] and not re.match(
        r"\s*(?:if|find|what|solve|for|let|suppose|compute)\b", question, re.I
    ):
        question = f"If {question}"
    asked = _applied(question, re.escape(found["sign"]), name)
    if asked is None:
        return None
    return f"Let {name}({found['a']}, {found['b']}) = {body}. {asked}"


def _applied(question: str, sign: str, name: str) -> str | None:
    """Every ``x ⋆ y`` as ``f(x, y)``: what stands in brackets first, then from the left."""
    text = question.replace("\\left(", "(").replace("\\right)", ")").replace("\\left[", "(").replace("\\right]", ")")
    sign = rf"\s*\{{?{sign}\}}?\s*"
    for _ in range(20):
        inner = re.sub(rf"\(\s*(-?\w+|{_OPERAND})\s*\)(?={sign})", r" \1", text)
        inner = re.sub(rf"({sign})\(\s*(-?\w+|{_OPERAND})\s*\)", r"\1\2", inner)
        found = re.search(rf"(?<![\w.]){'(?P<left>' + _OPERAND + ')'}{sign}(?P<right>{_OPERAND})(?![\w.^])", inner)
        if found is None:
            text = inner
            break
        start = found.start()
        text = f"{inner[:start]}{name}({found['left']}, {found['right']}){inner[found.end() :]}"
        text = re.sub(rf"\(\s*({name}\([^()]*(?:\([^()]*\)[^()]*)*\))\s*\)", r" \1", text)
    return None if re.search(sign.replace(r"\s*", ""), text) else text
