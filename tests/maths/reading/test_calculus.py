"""Derivatives, integrals, limits, sums and matrices: left as they are asked."""

import pytest
from sympy import (
    Basic,
    Derivative,
    Determinant,
    Eq,
    Function,
    Integral,
    Inverse,
    Limit,
    Matrix,
    Product,
    S,
    Subs,
    Sum,
    Transpose,
    cos,
    exp,
    oo,
    sin,
    sqrt,
    symbols,
)
from sympy.matrices.expressions import MatAdd, MatMul
from sympy.matrices.expressions.dotproduct import DotProduct

from tutor.maths.reading import evaluated, read

a, b, k, n, t, x, y, z = symbols("a b k n t x y z")
f = Function("f")
yx, yt = Function("y")(x), Function("y")(t)
A = Matrix([[1, 2], [3, 4]]).as_immutable()
v = Matrix([1, 2]).as_immutable()

CASES = [
    ("d/dx x^2", Derivative(x**2, x)),
    ("d/dx(x^2+1)", Derivative(x**2 + 1, x)),
    (r"\frac{d}{dx} x^2 \sin x", Derivative(x**2 * sin(x), x)),
    (r"\frac{d}{dx} x^2 + 1", Derivative(x**2, x) + 1),
    (r"\frac{d}{dx}\left(x^2 + 1\right)", Derivative(x**2 + 1, x)),
    (r"\frac{d^2}{dx^2} x^3", Derivative(x**3, (x, 2))),
    (r"\frac{\mathrm{d}}{\mathrm{d}x} x", Derivative(x, x)),
    (r"\frac{d(x^3)}{dx}", Derivative(x**3, x)),
    (r"\frac{\partial}{\partial y} x y^2", Derivative(x * y**2, y)),
    (r"\frac{\partial^2}{\partial x \partial y} x y", Derivative(x * y, x, y)),
    ("d^2/dx^2 sin x", Derivative(sin(x), (x, 2))),
    ("diff(x^2, x)", Derivative(x**2, x)),
    ("diff(x^3, x, 2)", Derivative(x**3, (x, 2))),
    ("f'(x)", Derivative(f(x), x)),
    ("f''(x) + f(x)", Derivative(f(x), (x, 2)) + f(x)),
    ("f'(2)", Subs(Derivative(f(x), x), x, 2)),
    ("(x^2)'", Derivative(x**2, x)),
    ("y' = 2y", Eq(Derivative(yx, x), 2 * yx)),
    ("y'' + y = t", Eq(Derivative(yt, (t, 2)) + yt, t)),
    (r"\frac{dy}{dx} = y", Eq(Derivative(yx, x), yx)),
    ("dy/dx = y", Eq(Derivative(yx, x), yx)),
    (r"\int x^2\,dx", Integral(x**2, x)),
    (r"\int x^2 + 1 \, dx", Integral(x**2 + 1, x)),
    (r"\int_0^1 x^2\,dx", Integral(x**2, (x, 0, 1))),
    (r"\int^1_0 x \mathrm{d}x", Integral(x, (x, 0, 1))),
    (r"\int_{-1}^{\infty} e^{-x} dx + 1", Integral(exp(-x), (x, -1, oo)) + 1),
    (r"\int_{-\pi}^{\pi} \sin\theta\,d\theta", Integral(sin(symbols("theta")), (symbols("theta"), -S.Pi, S.Pi))),
    (r"\int \frac{dx}{x}", Integral(1 / x, x)),
    (r"\int dx", Integral(1, x)),
    (r"\int \frac{1}{x^2+1} dx", Integral(1 / (x**2 + 1), x)),
    (r"\int_0^1\int_0^x y\,dy\,dx", Integral(y, (y, 0, x), (x, 0, 1))),
    ("∫_0^1 x^2 dx", Integral(x**2, (x, 0, 1))),
    ("∫_a^(2b) xdx", Integral(x, (x, a, 2 * b))),
    ("int(x^2, x)", Integral(x**2, x)),
    ("integrate(x^2, (x, 0, 1))", Integral(x**2, (x, 0, 1))),
    (r"\lim_{x\to 0} \frac{\sin x}{x}", Limit(sin(x) / x, x, 0, "+-")),
    (r"\lim_{x \to 0^+} 1/x", Limit(1 / x, x, 0, "+")),
    (r"\lim_{x \to 0^{-}} 1/x", Limit(1 / x, x, 0, "-")),
    (r"\lim_{x\to\infty} e^{-x}", Limit(exp(-x), x, oo, "-")),
    (r"\lim_{x\to 2} x^2 + 3x", Limit(x**2 + 3 * x, x, 2, "+-")),
    ("lim x->0 sin(x)/x", Limit(sin(x) / x, x, 0, "+-")),
    ("limit(cos(x), x, 0)", Limit(cos(x), x, 0, "+-")),
    (r"\sum_{k=1}^{n} k^2", Sum(k**2, (k, 1, n))),
    (r"\sum^{3}_{k=1} k + 1", Sum(k, (k, 1, 3)) + 1),
    ("sum(k^2, k, 1, n)", Sum(k**2, (k, 1, n))),
    ("Σ_{k=1}^{n} k", Sum(k, (k, 1, n))),
    (r"\frac{d^2y}{dx^2} + y = 0", Eq(Derivative(yx, (x, 2)) + yx, 0)),
    ("det [[1,2],[3,4]]", Determinant(A)),
    (r"\prod_{k=1}^{n} k", Product(k, (k, 1, n))),
    (r"\begin{pmatrix}1&2\\3&4\end{pmatrix}", A),
    (r"\begin{bmatrix}1&2\\3&4\end{bmatrix}", A),
    (r"\left[\begin{array}{cc}1&2\\3&4\end{array}\right]", A),
    ("[[1,2],[3,4]]", A),
    ("[1,2;3,4]", A),
    ("Matrix([\n[1, 2],\n[3, 4]])", A),
    (r"\begin{vmatrix}1&2\\3&4\end{vmatrix}", Determinant(A)),
    (r"\left|\begin{array}{cc}1&2\\3&4\end{array}\right|", Determinant(A)),
    ("det([[1,2],[3,4]])", Determinant(A)),
    ("[[1,2],[3,4]]^{-1}", Inverse(A)),
    ("[[1,2],[3,4]]^T", Transpose(A)),
    ("[[1,2],[3,4]]*[[1],[2]]", MatMul(A, v)),
    ("2[[1,2],[3,4]] + [[1,2],[3,4]]", MatAdd(MatMul(2, A, evaluate=False), A, evaluate=False)),
    (r"\langle 1, 2\rangle", v),
    (r"\langle 1, 2\rangle \cdot \langle 1, 2\rangle", DotProduct(v, v)),
    (r"\|\langle 3, 4\rangle\|", sqrt(25)),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_means(text: str, expected: Basic) -> None:
    found = read(text)
    assert found == expected or evaluated(found) == expected


def test_evaluation_never_carries_out_what_is_asked() -> None:
    for text in (r"\int_0^1 x\,dx", r"\frac{d}{dx} x^2", r"\lim_{x\to0} x", r"\sum_{k=1}^3 k", "det([[1,2],[3,4]])"):
        assert evaluated(read(text)).args
