"""Measurements, each a command of its own; never run as tests."""
