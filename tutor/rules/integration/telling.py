"""A plan told as steps: each line follows from the one before it, in the order in which a teacher writes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sympy import Derivative, Expr, Integral, Symbol

from tutor.maths.printing import formula
from tutor.messages import Formula, Message, say
from tutor.rules.integration.plans import Cyclic, Known, Plan, Reduced, Rewritten, Split, Substituted
from tutor.rules.lines import law, plus, replaced, times
from tutor.solution import Claim, SameUpToConstant, SameValue, Step


@dataclass(frozen=True, slots=True)
class Draft:
    """A step whose lines are still expressions; without a ``claim`` the lines differ by a constant."""

    rule: str
    title: Message
    because: Message
    before: Expr
    after: Expr
    variable: Symbol
    idea: Message | None = None
    claim: Claim | None = None
    substeps: tuple[Draft, ...] = ()


def steps_of(plan: Plan) -> tuple[Step, ...]:
    """The steps from the integral to its antiderivative (without the constant)."""
    return tuple(_finished(draft) for draft in _told(plan))


def _finished(draft: Draft) -> Step:
    before, after = formula(draft.before), formula(draft.after)
    return Step(
        rule=draft.rule,
        title=draft.title,
        because=draft.because,
        before=before,
        after=after,
        claim=draft.claim or SameUpToConstant(before, after, draft.variable.name),
        substeps=tuple(_finished(part) for part in draft.substeps),
        idea=draft.idea,
    )


def integral(f: Expr, x: Symbol) -> Expr:
    """The integral as an unevaluated object."""
    return Integral(f, x)


def _told(plan: Plan) -> list[Draft]:
    match plan:
        case Known():
            return [_known(plan)]
        case Split():
            return _split(plan)
        case Rewritten():
            words = plan.words()
            before, after = integral(plan.integrand, plan.variable), integral(plan.new, plan.variable)
            step = Draft(words.rule, words.title, words.because, before, after, plan.variable, words.idea)
            return [step, *_told(plan.inner)]
        case Substituted():
            return _substituted(plan)
        case Reduced():
            return _reduced(plan)
        case Cyclic():
            return _cyclic(plan)


def _known(plan: Known) -> Draft:
    x = plan.variable
    return Draft(
        plan.rule,
        say("Integrate {f}.", f=formula(plan.integrand)),
        say("It is a standard integral: {law}.", law=plan.law),
        integral(plan.integrand, x),
        plan.result,
        x,
        say("Which function has the derivative {f}?", f=formula(plan.integrand)),
    )


def _split(plan: Split) -> list[Draft]:
    x = plan.variable
    line = plus(*(times(factor, integral(part.integrand, x)) for factor, part in plan.parts))
    whole = integral(plan.integrand, x)
    drafts = [_linearity(whole, line, x, len(plan.parts))] if line != whole else []
    known = [part for _, part in plan.parts if isinstance(part, Known)]
    for rule in dict.fromkeys(part.rule for part in known):
        same = [part for part in known if part.rule == rule]
        news = {integral(part.integrand, x): part.result for part in same}
        after = replaced(line, news)
        drafts.append(_together([_known(part) for part in same], line, after))
        line = after
    for _, part in plan.parts:
        if not isinstance(part, Known):
            hole = integral(part.integrand, x)
            lift = len(plan.parts) == 1
            more, line = _in_context(_told(part), line, hole, part.result, lift)
            drafts += more
    return drafts


def _linearity(whole: Expr, line: Expr, x: Symbol, parts: int) -> Draft:
    if parts == 1:
        return Draft(
            "constant-multiple",
            say("Take the constant factor out of the integral."),
            say(
                "It does not depend on {x}: {law}.",
                x=formula(x),
                law=law(r"\int c\,f\,dx = c\int f\,dx", "∫ c f dx = c ∫ f dx"),
            ),
            whole,
            line,
            x,
            say("Which factor does not depend on {x}?", x=formula(x)),
        )
    return Draft(
        "sum-rule",
        say("Integrate term by term."),
        say("The integral of a sum is the sum of the integrals, and constant factors come out in front."),
        whole,
        line,
        x,
        say("This is a sum. What may you do with its terms?"),
    )


def _together(drafts: list[Draft], line: Expr, after: Expr) -> Draft:
    first = drafts[0]
    title = first.title
    if len(drafts) > 1:
        title = (
            say("Integrate each power.") if first.rule == "power-rule" else say("Integrate the pieces of this kind.")
        )
    substeps = () if len(drafts) == 1 and first.before == line else tuple(drafts)
    return replace(first, title=title, before=line, after=after, substeps=substeps)


def _in_context(drafts: list[Draft], line: Expr, hole: Expr, result: Expr, lift: bool) -> tuple[list[Draft], Expr]:
    """The steps of one integral inside a longer line: lifted into it, or folded into one step."""
    after = replaced(line, {hole: result})
    if line == hole:
        return drafts, after
    if len(drafts) == 1:
        return [replace(drafts[0], before=line, after=after, substeps=drafts[0].substeps or tuple(drafts))], after
    if not lift:
        first = drafts[0]
        folded = Draft(
            first.rule,
            say("Find {integral}.", integral=formula(hole)),
            first.because,
            line,
            after,
            first.variable,
            first.idea,
            substeps=tuple(drafts),
        )
        return [folded], after
    lifted = []
    for draft in drafts:
        new = replaced(line, {hole: draft.after})
        old = replaced(line, {hole: draft.before})
        lifted.append(replace(draft, before=old, after=new, claim=_lifted(draft, hole.args[1][0])))
    return lifted, after


def _lifted(draft: Draft, x: Symbol) -> Claim | None:
    """The claim of a lifted step: its own where it is made in another variable."""
    if draft.claim is not None or draft.variable == x:
        return draft.claim
    return SameUpToConstant(formula(draft.before), formula(draft.after), draft.variable.name)


def _substituted(plan: Substituted) -> list[Draft]:
    x, u = plan.variable, plan.u
    slope = plan.inside.diff(x)
    whole, new = integral(plan.integrand, x), integral(plan.new, u)
    du = Draft(
        "differential",
        say("Differentiate {u}.", u=formula(u)),
        say("From {inside} follows {du}.", inside=_equal(u, plan.inside), du=_differential(u, slope, x)),
        Derivative(plan.inside, x),
        slope,
        x,
        claim=SameValue(formula(Derivative(plan.inside, x)), formula(slope)),
    )
    product = times(plan.new.subs(u, plan.inside), Derivative(plan.inside, x))
    back = plan.result
    return [
        Draft(
            "substitution",
            say("Substitute {u}.", u=_equal(u, plan.inside)),
            say(
                "Then {du}, and everything under the integral can be written with {u} alone.",
                du=_differential(u, slope, x),
                u=formula(u),
            ),
            whole,
            new,
            x,
            say("Is there an inner function whose derivative stands beside it as a factor?"),
            SameUpToConstant(formula(whole), formula(integral(product, x)), x.name),
            (du,),
        ),
        *_told(plan.inner),
        Draft(
            "back-substitution",
            say("Put {u} back.", u=_equal(u, plan.inside)),
            say("The question was asked in {x}, so the answer has to be in {x} too.", x=formula(x)),
            plan.inner.result,
            back,
            x,
            say("In which variable was the question asked?"),
            SameUpToConstant(formula(whole), formula(back), x.name),
        ),
    ]


def _equal(u: Expr, value: Expr) -> Formula:
    left, right = formula(u), formula(value)
    return law(f"{left.latex} = {right.latex}", f"{left.plain} = {right.plain}")


def _differential(u: Symbol, slope: Expr, x: Symbol) -> Formula:
    printed = formula(slope)
    if slope.is_Add:
        latex, plain = rf"\left({printed.latex}\right)", f"({printed.plain})"
    else:
        latex, plain = printed.latex, printed.plain
    return law(rf"d{formula(u).latex} = {latex}\,d{formula(x).latex}", f"d{u} = {plain} d{x}")


def _reduced(plan: Reduced, fold: bool = True) -> list[Draft]:
    x = plan.variable
    whole = integral(plan.integrand, x)
    words = plan.words()
    substeps = _parts_substeps(plan) if plan.u is not None else ()
    if plan.inner is None:
        return [Draft(words.rule, words.title, words.because, whole, plan.done, x, words.idea, substeps=substeps)]
    hole = integral(plan.inner.integrand, x)
    line = plus(plan.done, times(plan.factor, hole))
    step = Draft(words.rule, words.title, words.because, whole, line, x, words.idea, substeps=substeps)
    drafts = _told(plan.inner)
    lift = not any(draft.rule == "substitution" for draft in drafts)
    more, _ = _in_context(drafts, line, hole, plan.inner.result, lift)
    return [step, *more]


def _parts_substeps(plan: Reduced) -> tuple[Draft, ...]:
    x = plan.variable
    if plan.u is None or plan.dv is None or plan.v is None:
        return ()
    slope = formula(Derivative(plan.u, x)), formula(plan.u.diff(x))
    return (
        Draft(
            "differentiate-u",
            say("Differentiate the factor {u}.", u=formula(plan.u)),
            say("It is the factor that becomes simpler when it is differentiated."),
            Derivative(plan.u, x),
            plan.u.diff(x),
            x,
            claim=SameValue(*slope),
        ),
        Draft(
            "integrate-dv",
            say("Integrate the factor {dv}.", dv=formula(plan.dv)),
            say("It is the factor whose antiderivative is known."),
            integral(plan.dv, x),
            plan.v,
            x,
        ),
    )


def _cyclic(plan: Cyclic) -> list[Draft]:
    x = plan.variable
    whole = integral(plan.integrand, x)
    drafts: list[Draft] = []
    line: Expr = whole
    for round_ in plan.rounds:
        hole = integral(round_.integrand, x)
        assert round_.inner is not None
        new = plus(round_.done, times(round_.factor, integral(round_.inner.integrand, x)))
        after = replaced(line, {hole: new})
        words = round_.words()
        drafts.append(
            Draft(words.rule, words.title, words.because, line, after, x, words.idea, substeps=_parts_substeps(round_))
        )
        line = after
    looped = plus(plan.done, times(plan.factor, whole))
    if looped != line:
        drafts.append(
            Draft(
                "collect",
                say("Collect: the integral that was asked for stands on the right again."),
                say("After these rounds the same integral has come back."),
                line,
                looped,
                x,
                say("Compare the integral that is left with the one you began with."),
            )
        )
    drafts.append(
        Draft(
            "solve-for-integral",
            say("Solve for the integral."),
            say(
                "Call the integral {i}. The line says {equation}, an equation for {i}.",
                i=law("I", "I"),
                equation=_equation(plan),
            ),
            looped,
            plan.result,
            x,
            say("The unknown integral stands on both sides of an equation. What do you do with an unknown?"),
        )
    )
    return drafts


def _equation(plan: Cyclic) -> Formula:
    name = Symbol("I")
    return _equal(name, plus(plan.done, times(plan.factor, name)))
