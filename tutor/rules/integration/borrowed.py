"""Where our own methods do not reach: the plan is borrowed from SymPy's rule tree, and told in our words.

``integral_steps`` keeps state at module level, so this runs only in worker processes, one integral at a time.
"""

from __future__ import annotations

import sympy as sp
from sympy import Expr, Symbol
from sympy.integrals import manualintegrate as rules

from tutor.maths.worker import within
from tutor.messages import say
from tutor.rules.integration.parts import words_for
from tutor.rules.integration.plans import Known, Plan, Reduced, Rewritten, Split, Substituted, Words
from tutor.rules.lines import fresh, law
from tutor.rules.trouble import TROUBLE

SECONDS = 4.0
"""CPU time that the search may take."""

_SPECIAL = {
    "ErfRule": law(r"\int e^{-x^2}dx = \tfrac{\sqrt{\pi}}{2}\operatorname{erf} x", "∫ e^(-x^2) dx = sqrt(pi)/2 erf(x)"),
    "EiRule": law(r"\int \frac{e^x}{x}dx = \operatorname{Ei}(x) + C", "∫ e^x/x dx = Ei(x) + C"),
    "LiRule": law(r"\int \frac{dx}{\ln x} = \operatorname{li}(x) + C", "∫ 1/ln(x) dx = li(x) + C"),
    "SiRule": law(r"\int \frac{\sin x}{x}dx = \operatorname{Si}(x) + C", "∫ sin(x)/x dx = Si(x) + C"),
    "CiRule": law(r"\int \frac{\cos x}{x}dx = \operatorname{Ci}(x) + C", "∫ cos(x)/x dx = Ci(x) + C"),
    "ShiRule": law(r"\int \frac{\sinh x}{x}dx = \operatorname{Shi}(x) + C", "∫ sinh(x)/x dx = Shi(x) + C"),
    "ChiRule": law(r"\int \frac{\cosh x}{x}dx = \operatorname{Chi}(x) + C", "∫ cosh(x)/x dx = Chi(x) + C"),
    "FresnelSRule": law(r"\int \sin(x^2)\,dx \text{ is a Fresnel integral}", "∫ sin(x^2) dx is a Fresnel integral"),
    "FresnelCRule": law(r"\int \cos(x^2)\,dx \text{ is a Fresnel integral}", "∫ cos(x^2) dx is a Fresnel integral"),
}  # fmt: skip


def borrowed_plan(f: Expr, x: Symbol) -> Plan | None:
    """A plan made of SymPy's rules, or None when it knows none in time."""
    try:
        with within(SECONDS):
            tree = rules.integral_steps(f, x)
            if tree.contains_dont_know():
                return None
            return _plan(tree)
    except TROUBLE:
        return None


def _plan(rule: rules.Rule) -> Plan | None:
    f, x = rule.integrand, rule.variable
    match rule:
        case rules.AlternativeRule():
            return next((plan for plan in map(_plan, rule.alternatives) if plan is not None), None)
        case rules.ConstantTimesRule():
            inner = _plan(rule.substep)
            return None if inner is None else Split(f, x, ((rule.constant, inner),))
        case rules.AddRule():
            parts = [_plan(step) for step in rule.substeps]
            return Split(f, x, tuple((sp.S.One, part) for part in parts if part)) if all(parts) else None
        case rules.RewriteRule() | rules.CompleteSquareRule():
            inner = _plan(rule.substep)
            return None if inner is None else Rewritten(f, x, rule.substep.integrand, inner, _rewriting)
        case rules.URule():
            return _substituted(rule)
        case rules.PartsRule():
            return _by_parts(rule)
        case _:
            return _known(rule)


def _rewriting() -> Words:
    return Words(
        "rewrite",
        say("Write the integrand in another form."),
        say("The new form has the same value and is easier to integrate."),
        say("Can the integrand be written in another form that is easier to integrate?"),
    )


def _substituted(rule: rules.URule) -> Plan | None:
    inner = _plan(rule.substep)
    if inner is None:
        return None
    f, x = rule.integrand, rule.variable
    u = fresh(f)
    renamed = _renamed(inner, rule.u_var, u)
    return None if renamed is None else Substituted(f, x, u, rule.u_func, renamed.integrand, renamed)


def _renamed(plan: Plan, old: Symbol, new: Symbol) -> Plan | None:
    """The plan of an inner integral in our letter; only a plan without inner steps can be renamed."""
    from tutor.rules.integration.planning import plan_for

    ours = plan_for(plan.integrand.subs(old, new), new)
    if ours is not None:
        return ours
    if isinstance(plan, Known):
        return Known(plan.integrand.subs(old, new), new, plan.result.subs(old, new), plan.rule, plan.law)
    return None


def _by_parts(rule: rules.PartsRule) -> Plan | None:
    if rule.second_step is None:
        return None
    first, second = _plan(rule.v_step), _plan(rule.second_step)
    if first is None or second is None:
        return None
    v = first.result
    return Reduced(
        rule.integrand, rule.variable, rule.u * v, -sp.S.One, second, words_for(rule.u, rule.dv), rule.u, rule.dv, v
    )


def _known(rule: rules.Rule) -> Plan | None:
    result = rule.eval()
    if result.has(sp.Piecewise, sp.Integral, sp.I):
        return None
    name = type(rule).__name__
    if name in _SPECIAL:
        return Known(rule.integrand, rule.variable, result, "special-function", _SPECIAL[name])
    return Known(rule.integrand, rule.variable, result, "standard-integral", law(r"\text{tables}", "tables"))
