"""Importing this prepares the phrases of all topics, so that a worker process has them from its start."""

from tutor.understanding.posing import prepare

prepare()
