"""The words that mathematics is written with: functions, constants, Greek letters, operators, LaTeX commands.

Data only; to teach the reader a new function, add a line to `FUNCTIONS`.
"""

from __future__ import annotations

from collections.abc import Callable

import sympy
from sympy import Basic, E, I, S, oo, pi

FUNCTIONS: dict[str, tuple[Callable[..., Basic], int, int]] = {
    **{name: (getattr(sympy, name), 1, 1) for name in (
        "sin", "cos", "tan", "cot", "sec", "csc", "asin", "acos", "atan", "acot", "asec", "acsc", "sinh", "cosh",
        "tanh", "coth", "sech", "csch", "asinh", "acosh", "atanh", "acoth", "asech", "acsch", "exp", "log", "sign",
        "floor", "ceiling", "factorial", "gamma", "erf", "re", "im", "arg", "conjugate",
    )},
    "Abs": (sympy.Abs, 1, 1),
    "Max": (sympy.Max, 1, 99),
    "Min": (sympy.Min, 1, 99),
    "gcd": (sympy.Function("gcd"), 1, 99),
    "lcm": (sympy.Function("lcm"), 1, 99),
    "atan2": (sympy.atan2, 2, 2),
    "fibonacci": (sympy.fibonacci, 1, 1),
    "lucas": (sympy.lucas, 1, 1),
    "factorial2": (sympy.factorial2, 1, 1),
    "binomial": (sympy.binomial, 2, 2),
    "Mod": (sympy.Mod, 2, 2),
}  # fmt: skip
"""Canonical name → (class, fewest, most arguments). Names that are read otherwise are in `calls`."""

ALIASES = {
    "ln": "log", "abs": "Abs", "max": "Max", "min": "Min", "mod": "Mod", "ceil": "ceiling", "fact": "",
    "cosec": "csc", "cotan": "cot", "acotan": "acot", "arccotan": "acot", "ctg": "cot", "cotg": "cot",
    "tg": "tan", "sgn": "sign", "sgin": "",
    "Re": "re", "Im": "im", "Arg": "arg", "conj": "conjugate", "Gamma": "gamma", "gcf": "gcd", "hcf": "gcd",
    "HCF": "gcd",
    "GCD": "gcd", "LCM": "lcm", "sh": "sinh", "ch": "cosh", "th": "tanh", "cth": "coth", "cosech": "csch",
    "binom": "binomial", "nCr": "binomial", "choose": "binomial", "comb": "binomial", "signum": "sign",
    "acosec": "acsc", "acosech": "acsch",
    **{f"{arc}{name}": f"a{name}" for arc in ("arc", "ar") for name in (
        "sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh", "coth", "sech", "csch")},
    "arccosec": "acsc", "arccosech": "acsch", "arcctg": "acot", "arctg": "atan", "arcsh": "asinh", "arcch": "acosh",
    "arsh": "asinh", "arch": "acosh", "arth": "atanh", "arcth": "atanh",
}  # fmt: skip
ALIASES = {alias: name for alias, name in ALIASES.items() if name}

INVERSES = {
    name: f"a{name}"
    for name in ("sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh", "coth", "sech", "csch")
}
"""What the exponent -1 means: ``sin^{-1} x`` is asin."""

BARE = frozenset(
    ["sin", "cos", "tan", "cot", "sec", "csc", "asin", "acos", "atan", "acot", "asec", "acsc", "sinh", "cosh",
    "tanh", "coth", "sech", "csch", "asinh", "acosh", "atanh", "acoth", "asech", "acsch", "exp", "log", "sign",
    "Abs", "gcd", "lcm", "Max", "Min", "re", "im", "arg", "det"]
)  # fmt: skip
"""Functions that may stand without parentheses: ``sin 2x``."""

OPERATIONS = frozenset(
    ["sqrt", "cbrt", "root", "nthroot", "nthRoot", "surd", "diff", "derivative", "Derivative", "integrate", "integral",
    "Integral", "int", "limit", "Limit", "lim", "sum", "Sum", "summation", "product", "Product", "prod", "det",
    "determinant", "Determinant", "tr", "trace", "transpose", "Transpose", "inverse", "inv", "Inverse", "log",
    "lg", "lb", "log2", "log10", "frac", "nPr", "perm", "permutation", "Interval", "FiniteSet", "Union",
    "Intersection", "Complement", "union", "intersection", "intersect", "oo", "co", "oc", "cc", "Eq", "Ne", "Lt",
    "Le", "Gt", "Ge", "matrix", "Matrix", "vector", "vec", "Rational", "subs", "Piecewise", "piecewise", "conj",
    "Contains", "And", "Or", "ConditionSet", "Not", "not", "Pow", "Mul", "Add", "Tuple", "set", "logb", "norm",
    "rank", "rref",
    "adj", "mean", "exp", "ln"]
)  # fmt: skip
"""Words that are read in a way of their own when a bracket follows, in `calls`."""

GREEK = frozenset(
    ["alpha", "beta", "gamma", "delta", "epsilon", "varepsilon", "zeta", "eta", "theta", "vartheta", "iota",
    "kappa", "lambda", "mu", "nu", "xi", "omicron", "rho", "varrho", "sigma", "varsigma", "tau", "upsilon", "phi",
    "varphi", "chi", "psi", "omega", "Gamma", "Delta", "Theta", "Lambda", "Xi", "Sigma", "Upsilon", "Phi", "Psi",
    "Omega", "Alpha", "Beta", "Epsilon", "Zeta", "Eta", "Iota", "Kappa", "Mu", "Nu", "Omicron", "Rho", "Tau",
    "Chi", "Pi", "ell", "hbar", "aleph", "varkappa"]
)  # fmt: skip

GREEK_SAME = {"varepsilon": "epsilon", "varphi": "phi", "vartheta": "theta", "varrho": "rho", "varsigma": "sigma"}
"""Letter shapes that people do not tell apart."""

CONSTANTS: dict[str, Basic] = {
    "pi": pi, "e": E, "i": I, "infty": oo, "infinity": oo, "inf": oo, "Infinity": oo, "oo": oo,
    "imaginaryunit": I, "exponentialE": E, "emptyset": S.EmptySet, "varnothing": S.EmptySet, "oslash": S.EmptySet,
    "EmptySet": S.EmptySet, "True": S.true, "False": S.false, "true": S.true, "false": S.false,
    "Reals": S.Reals, "Integers": S.Integers, "Naturals": S.Naturals, "Complexes": S.Complexes,
    "Rationals": S.Rationals, "GoldenRatio": (1 + sympy.sqrt(5)) / 2,
}  # fmt: skip

NUMBER_SETS: dict[str, Basic] = {
    "R": S.Reals, "Z": S.Integers, "N": S.Naturals, "Q": S.Rationals, "C": S.Complexes,
}  # fmt: skip

UNICODE = {
    "−": "-", "–": "-", "—": "-", "‐": "-", "‑": "-", "‒": "-", "﹣": "-",
    "×": "*", "⋅": "*", "·": "*", "∙": "*", "•": "*", "∗": "*", "⨯": "*", "✕": "*", "⁢": "*", "․": "*",
    "ㆍ": "*",
    "÷": "/", "∕": "/", "⁄": "/", "∶": ":", "≤": "<=", "≦": "<=", "⩽": "<=", "≥": ">=", "≧": ">=", "⩾": ">=",
    "≠": "!=",
    "≈": "~=", "≃": "~=", "≅": "~=", "≐": "~=", "≒": "~=", "≡": "==", "±": "+-", "∓": "-+", "→": "->",
    "⟶": "->",
    "↦": "->",
    "∈": "in", "∉": "notin", "∪": "cup", "∩": "cap", "∖": "setminus", "∣": "|", "‖": "||", "∥": "||",
    "⊂": "subset", "⊆": "subseteq", "∧": "and", "∨": "or", "¬": "not", "′": "'", "’": "'", "‘": "'", "´": "'",
    "″": "''",
    "”": "''", "‴": "'''", "…": "...", "⋯": "...", "°": "deg", "º": "deg", "˚": "deg", "℃": "degC", "％": "%",
    "⌊": "lfloor", "⌋": "rfloor", "⌈": "lceil", "⌉": "rceil", "⟨": "langle", "⟩": "rangle", "〈": "langle",
    "〉": "rangle",
    "⊃": "supset", "⊇": "supseteq", "⊄": "notsubset", "⊈": "notsubseteq", "⊅": "notsupset", "⊉": "notsupseteq",
    "∀": "forall", "∃": "exists", "⊥": "perp", "∠": "angle", "△": "triangle", "∘": "circ", "⋃": "cup", "⋂": "cap",
    "√": "sqrt", "∛": "cbrt", "∜": "root4", "∫": "int", "∬": "iint", "∑": "sum", "∏": "prod", "∂": "partial",
    "，": ",", "、": ",", "；": ";", "。": ".", "：": ":",
}  # fmt: skip
"""One character → the operator it is read as."""

UNICODE_NAMES = {
    "π": "pi", "ℼ": "pi", "𝜋": "pi", "∞": "infty", "∅": "emptyset", "⦰": "emptyset", "ø": "emptyset",
    "Ø": "emptyset",
    "ℝ": "R#", "ℤ": "Z#", "ℕ": "N#", "ℚ": "Q#", "ℂ": "C#", "ⅈ": "i", "ⅇ": "e", "ⅆ": "d", "ℓ": "ell",
    "ħ": "hbar",
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ϵ": "epsilon", "ζ": "zeta", "η": "eta",
    "θ": "theta", "ϑ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "µ": "mu", "ν": "nu", "ξ": "xi",
    "ο": "omicron", "ρ": "rho", "σ": "sigma", "ς": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "ϕ": "phi",
    "χ": "chi",
    "ψ": "psi", "ω": "omega", "Γ": "Gamma", "Δ": "Delta", "∆": "Delta", "Θ": "Theta", "Λ": "Lambda", "Ξ": "Xi",
    "Π": "Pi",
    "Σ": "Sigma", "Υ": "Upsilon", "Φ": "Phi", "Ψ": "Psi", "Ω": "Omega",
    "Α": "Alpha", "Β": "Beta", "Ε": "Epsilon", "Ζ": "Zeta", "Η": "Eta", "Ι": "Iota", "Κ": "Kappa", "Μ": "Mu", "Ν": "Nu",
    "Ο": "Omicron", "Ρ": "Rho", "Τ": "Tau", "Χ": "Chi",
}  # fmt: skip

SUPERSCRIPTS = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿⁱˣᵗᵏᵐ", "0123456789+-()nixtkm", strict=True))
SUBSCRIPTS = dict(zip("₀₁₂₃₄₅₆₇₈₉₊₋ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", "0123456789+-aehijklmnoprstuvx", strict=True))
FRACTIONS = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5),
    "⅙": (1, 6), "⅚": (5, 6), "⅐": (1, 7), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8), "⅑": (1, 9),
    "⅒": (1, 10),
}  # fmt: skip

COMMANDS = {
    "cdot": "*", "times": "*", "ast": "*", "bullet": "*", "star": "*", "div": "/", "slash": "/", "over": "over",
    "pm": "+-", "mp": "-+", "le": "<=", "leq": "<=", "leqslant": "<=", "leqq": "<=", "lt": "<", "ge": ">=", "geq": ">=",
    "geqslant": ">=", "geqq": ">=", "gt": ">", "ne": "!=", "neq": "!=", "approx": "~=", "simeq": "~=", "cong": "~=",
    "doteq": "~=", "sim": "~=", "equiv": "==", "in": "in", "ni": "ni", "notin": "notin", "cup": "cup", "bigcup": "cup",
    "sqcup": "cup", "cupdot": "cup", "cap": "cap", "bigcap": "cap", "setminus": "setminus", "backslash": "setminus",
    "smallsetminus": "setminus", "subset": "subset", "subseteq": "subseteq",
    "supset": "supset", "supseteq": "supseteq", "nsubseteq": "notsubseteq", "nsupseteq": "notsupseteq",
    "land": "and", "wedge": "and",
    "lor": "or", "vee": "or",
    "lnot": "not", "neg": "not", "to": "->", "rightarrow": "->", "longrightarrow": "->", "mapsto": "->",
    "Rightarrow": "=>", "implies": "=>", "Longrightarrow": "=>", "iff": "<=>", "Leftrightarrow": "<=>",
    "mid": "|", "vert": "|", "colon": ":", "prime": "'", "%": "%", "degree": "deg", "textdegree": "deg",
    "ldots": "...", "cdots": "...",
    "dots": "...", "dotsb": "...", "dotsc": "...", "textcirc": "deg", "ltimes": "*",
    "lbrace": "\\{", "rbrace": "\\}", "lbrack": "[", "rbrack": "]", "lparen": "(", "rparen": ")", "{": "\\{",
    "}": "\\}",
    "lgroup": "(", "rgroup": ")", "langle": "langle", "rangle": "rangle", "lfloor": "lfloor", "rfloor": "rfloor",
    "llcorner": "lfloor", "lrcorner": "rfloor", "ulcorner": "lceil", "urcorner": "rceil",
    "lceil": "lceil", "rceil": "rceil", "lvert": "lvert", "rvert": "rvert", "lVert": "lVert", "rVert": "rVert",
    "|": "||",
    "Vert": "||", "parallel": "||",
    "\\": "newline", "cr": "newline", "newline": "newline", "&": ",", "$": "currency", "€": "currency",
    "mod": "mod", "bmod": "mod", "partial": "partial", "int": "int", "iint": "iint", "iiint": "iiint", "oint": "int",
    "sum": "sum", "prod": "prod", "lim": "lim", "sqrt": "sqrt", "begin": "begin", "frac": "frac", "dfrac": "frac",
    "tfrac": "frac", "cfrac": "frac",
    "binom": "binom", "dbinom": "binom", "tbinom": "binom", "choose": "choose", "pmod": "pmod", "pod": "pmod",
    "det": "det",
    "therefore": "=>", "because": "=>", "exists": "exists", "forall": "forall", "perp": "perp", "angle": "angle",
    "triangle": "triangle",
    "complement": "complement", "top": "top", "intercal": "top", "dagger": "dagger", "circ": "circ",
}  # fmt: skip
"""LaTeX command → operator (the key of the parser's tables)."""

SKIPPED = frozenset(
    [",", ";", ":", "!", ">", "quad", "qquad", "space", "thinspace", "medspace", "thickspace", "negthinspace",
    "negmedspace", "negthickspace", "enspace", "enskip", "displaystyle", "textstyle", "scriptstyle",
    "scriptscriptstyle", "limits", "nolimits", "hline", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl",
    "Bigr", "biggl", "biggr", "Biggl", "Biggr", "bigm", "Bigm", "mathstrut", "strut", "rm", "bf", "it", "cal",
    "sf", "tt", "boldmath", "nonumber", "notag", "hfill", "left", "right", "mleft", "mright", "middle",
    "mathopen", "mathclose", "noindent", "centering", "boxed", "fbox", "mathord", "mathbin", "mathrel", "mathop",
    "underline", "smash", "displaylines", "ensuremath", "mathstrut", "protect", "relax", "allowbreak", "nobreak"]
)  # fmt: skip
"""Commands without a meaning of their own (some take a braced argument, which is then read as a group)."""

ACCENTS = {
    "bar": "bar", "overline": "bar", "hat": "hat", "widehat": "hat", "tilde": "tilde", "widetilde": "tilde",
    "vec": "vec",
    "overrightarrow": "vec", "dot": "dot", "ddot": "ddot", "acute": "acute", "grave": "grave", "check": "check",
    "breve": "breve",
}  # fmt: skip

TEXTS = frozenset(
    [
        "text",
        "textrm",
        "textbf",
        "textit",
        "texttt",
        "textsf",
        "textnormal",
        "mbox",
        "hbox",
        "mathrm",
        "operatorname",
        "operatorname*",
        "mathop*",
        "rm",
        "variable",
        "emph",
    ]
)
"""Commands whose braces hold words."""

FONTS = frozenset(
    [
        "mathbf",
        "boldsymbol",
        "bm",
        "pmb",
        "mathit",
        "mathcal",
        "mathscr",
        "mathfrak",
        "mathsf",
        "mathtt",
        "bold",
        "mathnormal",
    ]
)
"""Commands that change the look of the letters in their braces."""

DROPPED = frozenset(
    [
        "color",
        "textcolor",
        "tag",
        "label",
        "phantom",
        "hphantom",
        "vphantom",
        "hspace",
        "vspace",
        "kern",
        "hskip",
        "mkern",
        "mskip",
        "ref",
        "cite",
        "style",
        "class",
    ]
)
"""Commands dropped together with their first argument."""

WORD_OPERATORS = {
    "degrees": "deg", "degree": "deg",
    "and": "and", "or": "or", "not": "not", "in": "in", "union": "cup", "cup": "cup", "intersect": "cap", "mod": "mod",
    "AND": "and", "OR": "or", "And": "and", "Or": "or",
}  # fmt: skip
