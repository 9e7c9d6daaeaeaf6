"""Stepwise: a math tutor whose steps and answers are checked symbolically."""

__version__ = "0.2.0"
