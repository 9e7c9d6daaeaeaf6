"""The rules of differentiation, in the order in which they are tried; each is small and pure.

To add one: write a function ``(function, variable) -> Found | None`` and put it in `RULES` where it belongs.
"""

from __future__ import annotations

from sympy import Add, Expr, Integer, Mul, Pow, S, Symbol, exp, log

from tutor.maths.printing import formula
from tutor.messages import say
from tutor.rules.differentiation.found import Found, Rule, d
from tutor.rules.differentiation.table import outer_derivative
from tutor.rules.lines import fraction_of, fresh, law, minus, over, plus, power, split_constant, times
from tutor.solution import SameValue, Step


def constant_rule(f: Expr, x: Symbol) -> Found | None:
    """The derivative of a constant is 0."""
    if x in f.free_symbols:
        return None
    return Found(
        "constant-rule",
        S.Zero,
        say("The derivative of a constant is zero."),
        say("{f} does not depend on {x}, so it does not change when {x} changes.", f=formula(f), x=formula(x)),
        say("Does {f} change when {x} changes?", f=formula(f), x=formula(x)),
    )


def identity_rule(f: Expr, x: Symbol) -> Found | None:
    """The derivative of the variable itself is 1."""
    if f != x:
        return None
    return Found(
        "power-rule",
        S.One,
        say("Differentiate {x}.", x=formula(x)),
        say("{x} grows by 1 for each 1 that {x} grows, so its derivative is 1.", x=formula(x)),
        say("How fast does {x} itself grow with {x}?", x=formula(x)),
    )


def linear_rule(f: Expr, x: Symbol) -> Found | None:
    """``a x + b``: the slope."""
    if not isinstance(f, Add | Mul):
        return None
    slope = Add(*(term for term in Add.make_args(f) if x in term.free_symbols)) / x
    if x in slope.free_symbols:
        return None
    return Found(
        "linear-rule",
        slope,
        say("Differentiate the linear function {f}.", f=formula(f)),
        say("The derivative of a linear function is its slope: {law}.", law=law("(ax + b)' = a", "(a x + b)' = a")),
        say("{f} is linear. How steep is it?", f=formula(f)),
    )


def sum_rule(f: Expr, x: Symbol) -> Found | None:
    """A sum is differentiated term by term, constant factors stay in front, constants drop out."""
    if not isinstance(f, Add):
        return None
    moving = [term for term in f.as_ordered_terms() if x in term.free_symbols]
    constants = [term for term in f.as_ordered_terms() if x not in term.free_symbols]
    parts = []
    for term in moving:
        constant, rest = split_constant(term, x)
        parts.append(times(constant, d(rest, x)))
    whole = say(
        "The derivative of a sum is the sum of the derivatives: {law}. Constant factors stay in front.",
        law=law(r"(u + v)' = u' + v'", "(u + v)' = u' + v'"),
    )
    if constants:
        because = say("{whole} The derivative of the constant {c} is 0.", whole=whole, c=formula(Add(*constants)))
    else:
        because = whole
    return Found(
        "sum-rule",
        plus(*parts),
        say("Differentiate term by term."),
        because,
        say("This is a sum. What may you do with its terms?"),
    )


def constant_multiple_rule(f: Expr, x: Symbol) -> Found | None:
    """A constant factor stays in front."""
    constant, rest = split_constant(f, x)
    if constant is S.One or not isinstance(f, Mul):
        return None
    if isinstance(rest, Pow) and x not in rest.exp.free_symbols and rest.base == x:
        return _scaled_power(constant, rest, x)
    return Found(
        "constant-multiple-rule",
        times(constant, d(rest, x)),
        say("Take the constant factor {c} out.", c=formula(constant)),
        say(
            "{c} does not depend on {x}: {law}.",
            c=formula(constant),
            x=formula(x),
            law=law(r"(c\,u)' = c\,u'", "(c u)' = c u'"),
        ),
        say("Which factor does not depend on {x}?", x=formula(x)),
    )


def _scaled_power(constant: Expr, rest: Pow, x: Symbol) -> Found:
    """``c x^n`` in one go: ``c n x^(n-1)``."""
    found = power_rule(rest, x)
    assert found is not None
    return Found("power-rule", times(constant, found.result), found.title, found.because, found.idea)


def power_rule(f: Expr, x: Symbol) -> Found | None:
    """``x^n`` with a constant exponent."""
    if not isinstance(f, Pow) or f.base != x or x in f.exp.free_symbols:
        return None
    rule = law(r"(x^n)' = n\,x^{n-1}", "(x^n)' = n x^(n-1)")
    because = say("The power rule {law} holds for every constant exponent; here it is {n}.", law=rule, n=formula(f.exp))
    return Found(
        "power-rule",
        times(f.exp, power(x, f.exp - 1)),
        say("Apply the power rule."),
        because,
        say("What does the power rule do with the exponent {n}?", n=formula(f.exp)),
    )


def quotient_rule(f: Expr, x: Symbol) -> Found | None:
    """Numerator and denominator both depend on the variable."""
    u, v = fraction_of(f)
    if x not in u.free_symbols or x not in v.free_symbols:
        return None
    result = over(plus(times(d(u, x), v), minus(times(u, d(v, x)))), power(v, Integer(2)))
    return Found(
        "quotient-rule",
        result,
        say("Apply the quotient rule."),
        say(
            "This is a quotient with numerator {u} and denominator {v}, and {law}.",
            u=formula(u),
            v=formula(v),
            law=law(r"\left(\frac{u}{v}\right)' = \frac{u'v - uv'}{v^2}", "(u/v)' = (u' v - u v')/v^2"),
        ),
        say("Both the numerator and the denominator depend on {x}. Which rule is made for that?", x=formula(x)),
    )


def product_rule(f: Expr, x: Symbol) -> Found | None:
    """Two or more factors depend on the variable."""
    if not isinstance(f, Mul):
        return None
    factors = list(f.as_ordered_factors())
    parts = [
        times(*(d(factor, x) if i == chosen else factor for i, factor in enumerate(factors)))
        for chosen in range(len(factors))
    ]
    if len(factors) == 2:
        because = say(
            "This is a product of {u} and {v}, and {law}: differentiate one factor at a time.",
            u=formula(factors[0]),
            v=formula(factors[1]),
            law=law("(uv)' = u'v + uv'", "(u v)' = u' v + u v'"),
        )
    else:
        because = say(
            "This is a product of {n} factors: differentiate one at a time, keep the others, and add.", n=len(factors)
        )
    return Found(
        "product-rule",
        plus(*parts),
        say("Apply the product rule."),
        because,
        say("Both factors depend on {x}. Which rule is made for a product?", x=formula(x)),
    )


def exponential_rule(f: Expr, x: Symbol) -> Found | None:
    """``a^g`` with a constant base."""
    if not isinstance(f, Pow) or x in f.base.free_symbols:
        return None
    inner = f.exp
    factor = log(f.base)
    result = times(f, factor) if inner == x else times(f, factor, d(inner, x))
    return Found(
        "exponential-rule" if inner == x else "chain-rule",
        result,
        say("Differentiate the exponential."),
        say(
            "The base {a} is constant, and {law}.",
            a=formula(f.base),
            law=law(r"(a^u)' = a^u \ln(a)\,u'", "(a^u)' = a^u ln(a) u'"),
        ),
        say("The variable is in the exponent. What is the derivative of {law}?", law=law("a^u", "a^u")),
    )


def logarithmic_differentiation(f: Expr, x: Symbol) -> Found | None:
    """``g^h`` where base and exponent both depend on the variable."""
    if not isinstance(f, Pow) or x not in f.base.free_symbols or x not in f.exp.free_symbols:
        return None
    logarithm = times(f.exp, log(f.base))
    rewritten = Step(
        rule="rewrite-as-exponential",
        title=say("Write the power with base {e}.", e=formula(S.Exp1)),
        because=say("{law} for a positive base.", law=law(r"g^h = e^{h \ln g}", "g^h = e^(h ln g)")),
        before=formula(f),
        after=formula(exp(logarithm, evaluate=False)),
        claim=SameValue(formula(f), formula(exp(logarithm, evaluate=False))),
    )
    return Found(
        "logarithmic-differentiation",
        times(f, d(logarithm, x)),
        say("Differentiate with the help of the logarithm."),
        say(
            "Base and exponent both depend on {x}, so neither the power rule nor the exponential rule applies. "
            "With {y} we have {law}.",
            x=formula(x),
            y=law(r"\ln y = h \ln g", "ln y = h ln g"),
            law=law(r"y' = y\,(h \ln g)'", "y' = y (h ln g)'"),
        ),
        say("Base and exponent both depend on {x}. What becomes easier after taking logarithms?", x=formula(x)),
        (rewritten,),
    )


def chain_rule(f: Expr, x: Symbol) -> Found | None:
    """An outer function of the table, or a power, around an inner function."""
    inner = f.base if isinstance(f, Pow) else f.args[0] if len(f.args) == 1 else None
    if inner is None or (isinstance(f, Pow) and x in f.exp.free_symbols):
        return None
    u = fresh(f)
    outer, slope = _outer(f, u), _slope(f, inner)
    if slope is None or outer is None:
        return None
    outer_step = Step(
        rule=slope[0],
        title=say("Differentiate the outer function."),
        because=say("With {u} for the inner function, the outer function is {f}.", u=formula(u), f=formula(outer)),
        before=formula(d(outer, u)),
        after=formula(_slope(outer, u)[1]),  # type: ignore[index]
        claim=SameValue(formula(d(outer, u)), formula(_slope(outer, u)[1])),  # type: ignore[index]
    )
    return Found(
        "chain-rule",
        times(slope[1], d(inner, x)),
        say("Apply the chain rule."),
        say(
            "The inner function is {g}: {law}, the derivative of the outer function times that of the inner.",
            g=formula(inner),
            law=law(r"F(g)' = F'(g)\cdot g'", "F(g)' = F'(g) g'"),
        ),
        say("Which part would you work out first if {x} were a number? That is the inner function.", x=formula(x)),
        (outer_step,),
    )


def _outer(f: Expr, u: Symbol) -> Expr | None:
    if isinstance(f, Pow):
        return Pow(u, f.exp, evaluate=False)
    return f.func(u)


def _slope(f: Expr, inner: Expr) -> tuple[str, Expr] | None:
    if isinstance(f, Pow):
        return "power-rule", times(f.exp, power(inner, f.exp - 1))
    return outer_derivative(f, inner)


def table_rule(f: Expr, x: Symbol) -> Found | None:
    """A function of the table at the variable itself."""
    if f.args != (x,):
        return None
    entry = outer_derivative(f, x)
    if entry is None:
        return None
    name, result = entry
    known = Step(
        rule=name,
        title=say("Look up the derivative of {f}.", f=formula(f)),
        because=say("It is one of the standard derivatives."),
        before=formula(d(f, x)),
        after=formula(result),
        claim=SameValue(formula(d(f, x)), formula(result)),
    )
    return Found(
        name,
        result,
        say("Differentiate {f}.", f=formula(f)),
        say("It is a standard derivative: {left} is {right}.", left=known.before, right=known.after),
        say("What is the derivative of {f}? It is one of the standard ones.", f=formula(f)),
    )


RULES: tuple[Rule, ...] = (
    constant_rule,  # 7, a
    identity_rule,  # x
    linear_rule,  # 3x + 1
    sum_rule,  # x^2 + sin x
    constant_multiple_rule,  # 3 sin x
    power_rule,  # x^5, sqrt(x), 1/x
    quotient_rule,  # sin x / x
    product_rule,  # x^2 sin x
    table_rule,  # ln x
    exponential_rule,  # 2^x, 2^(x^2)
    logarithmic_differentiation,  # x^x
    chain_rule,  # sin(x^2), (3x + 1)^5
)
"""Every rule, with an example of what it takes."""


def differentiate_once(f: Expr, x: Symbol) -> Found | None:
    """The first rule that applies, or None."""
    for rule in RULES:
        found = rule(f, x)
        if found is not None:
            return found
    return None
