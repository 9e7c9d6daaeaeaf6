"""Values of expressions at exact points: an exact rational where the operations allow, else a ball that encloses it.

Knows no rewriting and proves no identity: two balls that do not meet prove two numbers different, and nothing here
ever proves them equal (`tutor.maths.equivalence` does). Over the reals a root of odd degree of a negative number is
real, as in school; ``principal=True`` asks for the complex principal value instead.
"""

from __future__ import annotations

from tutor.maths.balls import nodes
from tutor.maths.balls.arithmetic import Beyond, Number, Undefined, sign
from tutor.maths.balls.evaluation import At, Point, Value, evaluate, float_key
from tutor.maths.balls.rounding import agree

__all__ = ["At", "Beyond", "Number", "Point", "Undefined", "Value", "agree", "evaluate", "float_key", "nodes", "sign"]
