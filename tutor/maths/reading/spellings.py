"""Other spellings of an answer: ``f: x ↦ x²`` for ``f(x) = x²``, ``(f∘g)(x)`` for ``f(g(x))``, ``∴ x = 2``.

Works on text, before it is read; what is not known here stays as it is.
"""

from __future__ import annotations

import re

_REWRITINGS = [
    (r"^\s*(?:\\therefore|∴|\\Rightarrow|\\Longrightarrow|\\implies|⇒|=>)\s*", ""),
    (r"\s*\((?:approx\.?|approximately|rounded)\)\s*$", ""),
    (r"^\s*([A-Za-z])\s*(?::|\\colon)\s*([a-z])\s*(?:\\mapsto|↦|\\to|→|->)\s*(?=[^A-Z])", r"\1(\2) = "),
    (r"^\s*[a-z]\s*(?:\\mapsto|↦)\s*", ""),
    (r"\\int\s*_\s*\{\s*\}\s*\^\s*\{\s*\}", r"\\int "),
    (r"^\s*\\bullet\s+", ""),
    (r"\\not\s*(?=\\(?:sub|sup)seteq)\\", r"\\n"),
    (r"\\not\s*\\subset\b", "⊄"),
    (r"\\not\s*\\in\b", r"\\notin "),
    (r"\\not\s*=", r"\\neq "),
    (r"<sup>([^<>]{1,40})</sup>", r"^{\1}"),
    (r"<sub>([^<>]{1,40})</sub>", r"_{\1}"),
    (r"^([^:\[\]]*(?:\\[lg]eq?(?:slant)?\b|[<>≤≥])[^:\[\]]*):\s*(?:\\left\s*)?[\[(].*$", r"\1"),
    (r"\(\s*([A-Za-z])\s*(?:\\circ|∘)\s*([A-Za-z])\s*\)\s*(?:\\left)?\(([^()]{1,40}?)(?:\\right)?\)", r"\1(\2(\3))"),
    (r"^(?:\{\s*\})?\s*\^\s*\{?(\w{1,4})\}?\s*\\?(?:mathrm\{)?([CP])\}?\s*_\s*\{?(\w{1,4})\}?$", r"{}_{\1}\2_{\3}"),
]
LONGEST = 400
_PATTERNS = [(re.compile(pattern), instead) for pattern, instead in _REWRITINGS]


def plainly(text: str) -> str:
    """Rewrite a short answer in the spelling that the grammar reads."""
    if len(text) > LONGEST:
        return text
    for pattern, instead in _PATTERNS:
        text = pattern.sub(instead, text)
    return text
