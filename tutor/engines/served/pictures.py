"""Pictures read by a model that can see, on an OpenAI-compatible server: the picture travels as a data URI."""

from __future__ import annotations

from base64 import b64encode
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from tutor.engines.pictures import MOST_TOKENS, cleaned
from tutor.engines.served.engine import CONNECT_SECONDS, addresses
from tutor.errors import Unavailable
from tutor.messages import say
from tutor.prompting import fill

if TYPE_CHECKING:
    from tutor.settings import Settings

READ_SECONDS = 120.0
TRIES = 2


class ServedReader:
    """Asks one server; the client tries again where that may help."""

    def __init__(self, settings: Settings) -> None:
        if find_spec("openai") is None:
            raise Unavailable(
                say("The served engine needs {library}, which is not installed.", library="openai"),
                hint=say("Install it with: pip install 'stepwise-tutor[served]'"),
            )
        import openai

        self._model = settings.reader_model or settings.model
        self._url = (addresses(settings.reader_url or "") or addresses(settings.served_url))[0]
        timeout = openai.Timeout(READ_SECONDS, connect=CONNECT_SECONDS)
        self._client = openai.OpenAI(
            base_url=self._url, api_key=settings.served_key, timeout=timeout, max_retries=TRIES - 1
        )

    def read(self, png: bytes, language: str) -> str:
        """Return what the model reads.

        Raises:
            Unavailable: the server cannot be reached, has no such model, or fails.
        """
        from tutor.engines.served.troubles import TROUBLES, explained

        picture = {"type": "image_url", "image_url": {"url": f"data:image/png;base64,{b64encode(png).decode()}"}}
        told = {"type": "text", "text": fill("math", "picture", language)}
        turns: Any = [{"role": "user", "content": [told, picture]}]
        try:
            answer = self._client.chat.completions.create(
                model=self._model, messages=turns, max_tokens=MOST_TOKENS, temperature=0
            )
            return cleaned(answer.choices[0].message.content or "")
        except TROUBLES as error:
            raise explained(error, self._url) from error

    def close(self) -> None:
        """Close the connections."""
        self._client.close()
