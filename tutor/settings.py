"""All settings, from the environment (prefix ``STEPWISE_``) with defaults that work on a laptop."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import AliasChoices, Field
from pydantic_settings import BaseSettings, SettingsConfigDict


def _either(own: str, space: str) -> AliasChoices:
    """The variable of our own, or the one that a Hugging Face Space sets."""
    return AliasChoices(f"STEPWISE_{own}", space)


class Settings(BaseSettings):
    """Every setting and its default; the name in capitals with ``STEPWISE_`` in front is its variable."""

    model_config = SettingsConfigDict(env_prefix="STEPWISE_", extra="ignore", populate_by_name=True)

    database_url: str = Field(default_factory=lambda: f"sqlite:///{Path.home() / '.stepwise' / 'stepwise.db'}")
    """Where exchanges are recorded: any SQLAlchemy URL."""
    migrate: Literal["auto", "off"] = "auto"
    """Whether a start brings the tables to the program's version; with off, ``tutor db upgrade`` does."""
    retention_days: int | None = Field(default=None, ge=1)
    """After how many days what somebody asked and answered is erased; never, if not set."""
    backup: Path | None = None
    """A file where a copy of the records (SQLite) is kept, and taken back from at a start without records."""
    backup_seconds: float = Field(default=300.0, gt=0)
    """How often it is copied."""
    log_format: Literal["json", "text"] = "json"
    """How a server writes its journal: one JSON object a line, or words."""
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    """What a server writes; with debug, every job of a worker too."""
    slow_seconds: float = Field(default=5.0, gt=0)
    """Seconds after which a request over HTTP is told of as slow."""
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
    reader: str = "none"
    """Who reads pictures of problems: none, served (a model that can see, on a server) or local (with transformers)."""
    reader_model: str | None = None
    """Hub name, folder, or the server's name of the model that reads pictures; for served, ``model`` if not set."""
    reader_url: str | None = None
    """Base address of the server that has it; the first of ``served_url``, if not set."""
    embedding_model: str | None = None
    """Hub name or folder of an encoder that finds knowledge cards by meaning (needs the extra ``rag``)."""
    sign_up: bool = True
    """Whether anybody may make an account with a password; else only OpenID and the command line make them."""
    session_days: int = Field(default=30, ge=1)
    """How long somebody stays signed in."""
    admins: str = ""
    """Names of accounts, or e-mail addresses that OpenID vouches for, with commas between: they see health, no work."""
    public_url: str | None = None
    """The address by which people reach this server, such as https://math.example.org; as they ask, if not set."""
    oidc_issuer: str | None = Field(default=None, validation_alias=_either("OIDC_ISSUER", "OPENID_PROVIDER_URL"))
    """Address of an OpenID provider that signs people in; on a Hugging Face Space, Hugging Face."""
    oidc_client_id: str | None = Field(default=None, validation_alias=_either("OIDC_CLIENT_ID", "OAUTH_CLIENT_ID"))
    oidc_client_secret: str | None = Field(
        default=None, validation_alias=_either("OIDC_CLIENT_SECRET", "OAUTH_CLIENT_SECRET"), repr=False
    )
    """What the provider knows this server by."""
    oidc_name: str | None = None
    """What the provider is called on the button; by its address, if not set."""
    space_host: str | None = Field(default=None, validation_alias=_either("SPACE_HOST", "SPACE_HOST"))
    """Set on a Hugging Face Space: the host by which it is reached directly."""
    api_keys: Literal["optional", "required"] = "optional"
    """Whether programs must show a key (``tutor keys new``); our own page and people who are signed in need none."""
    rate_limit: int = Field(default=6000, ge=0)
    """Requests to the API in a minute from one address, or with a key that has no limit of its own; 0 for no limit."""
    rate_url: str | None = None
    """Where requests are counted for all replicas together: redis://…; in each process by itself, if not set."""
    script: Path | None = None
    """What the scripted engine plays: JSON lines with ``problem`` and ``text``."""
