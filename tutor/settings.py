"""All settings, from the environment (prefix ``STEPWISE_``) with defaults that work on a laptop."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Every setting and its default; the name in capitals with ``STEPWISE_`` in front is its variable."""

    model_config = SettingsConfigDict(env_prefix="STEPWISE_", extra="ignore")

    database_url: str = Field(default_factory=lambda: f"sqlite:///{Path.home() / '.stepwise' / 'stepwise.db'}")
    """Where exchanges are recorded: any SQLAlchemy URL."""
    engine: str = "auto"
    """auto (the local model where CUDA is present, else symbolic), symbolic, local or served."""
    model: str = "microsoft/Phi-4-mini-flash-reasoning"
    """Hub name or folder of the local engine's model."""
    language: str = "en"
    """The language of a first visit where the browser asks for none that there is."""
    locales: str = ""
    """One more folder of languages, beside our own; `tutor.locales` reads the variable before there are settings."""
    host: str = "127.0.0.1"
    port: int = 7860
    workers: int = 2
    """Worker processes for computer algebra."""
    worker_memory: int = 2048
    """Memory limit of one worker, MiB."""
    check_deadline: float = 2.0
    """Seconds for one check."""
    reading_deadline: float = 5.0
    """Seconds for reading one question."""
    solve_deadline: float = 20.0
    """Seconds for the symbolic engine to solve one problem."""
    repair: bool = False
    """Whether a model is asked once to repair its solution from the first refuted line on."""
    max_new_tokens: int = 4096
    """Tokens that a model may write for one problem."""
    slots: int = Field(default=16, ge=1)
    """How many answers the local model writes at the same time."""
    line: int = Field(default=64, ge=0)
    """How many requests may wait for the local model; who comes then is told to try again."""
    answer_deadline: float = 900.0
    """Seconds for the local model to write one answer, waiting included."""
    cache_memory: int | None = None
    """MiB that the answers under way may take beside the model's weights; by what the machine has left, if not set."""
    samples: int = Field(default=1, ge=1, le=32)
    """How many answers a model is asked for; where nothing proves the shown one, it is said how many agree."""
    equations: bool = False
    """Whether a model is asked for the equations of a word problem too, which the symbolic engine then solves."""
    cache_url: str | None = None
    """Where models' answers are kept to be told again: redis://…; in the database, if not set."""
    cache_seconds: int = Field(default=7 * 24 * 3600, ge=0)
    """How long an answer is kept; 0 to keep none."""
    secret: str | None = None
    """Key that seals the browser's identity; made and kept beside the database when not set."""
    served_url: str = "http://127.0.0.1:8000/v1"
    """Base address of an OpenAI-compatible server for the served engine; of several, with commas between them."""
    served_key: str = "none"
    """Key for those servers."""
    embedding_model: str | None = None
    """Hub name or folder of an encoder that finds knowledge cards by meaning (needs the extra ``rag``)."""
    script: Path | None = None
    """What the scripted engine plays: JSON lines with ``problem`` and ``text``."""
