"""Pictures read by a model on this machine: an image-to-LaTeX one (encoder and decoder), or one that chats and sees."""

from __future__ import annotations

import io
from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING, Any

from tutor.engines.local.loading import device, dtype, found, libraries
from tutor.engines.pictures import MOST_TOKENS, cleaned
from tutor.errors import Unavailable
from tutor.messages import say
from tutor.prompting import fill

if TYPE_CHECKING:
    from PIL.Image import Image

    from tutor.settings import Settings

See = Callable[["Image", str], str]


class LocalReader:
    """One model, one picture at a time; loaded with the first one."""

    def __init__(self, settings: Settings) -> None:
        if not settings.reader_model:
            raise Unavailable(
                say("No model is named that reads pictures."),
                hint=say("Set STEPWISE_READER_MODEL to the Hub name or the folder of an image-to-LaTeX model."),
            )
        self._name = settings.reader_model
        self._lock = Lock()
        self._see: See | None = None

    def read(self, png: bytes, language: str) -> str:
        """Return what the model reads.

        Raises:
            Unavailable: there is no such model, or it cannot be loaded.
        """
        from PIL import Image

        with self._lock:
            if self._see is None:
                libraries()
                self._see = found(self._name, _loaded)
            return cleaned(self._see(Image.open(io.BytesIO(png)).convert("RGB"), fill("math", "picture", language)))

    def close(self) -> None:
        """Let the model go."""
        with self._lock:
            self._see = None


def _loaded(source: str, **options: Any) -> See:
    """Load a model of either kind, by what its configuration says it is."""
    from transformers import AutoConfig

    config = AutoConfig.from_pretrained(source, **options)
    return (_transcriber if config.model_type == "vision-encoder-decoder" else _chatting)(source, **options)


def _transcriber(source: str, **options: Any) -> See:
    """A model that writes what it sees, and can be told nothing."""
    import torch
    from transformers import AutoImageProcessor, AutoTokenizer, VisionEncoderDecoderModel

    processor = AutoImageProcessor.from_pretrained(source, **options)
    tokenizer = AutoTokenizer.from_pretrained(source, **options)
    model: Any = VisionEncoderDecoderModel.from_pretrained(source, dtype=dtype(), **options)
    model = model.to(device()).eval()

    def see(image: Image, _: str) -> str:
        pixels = processor(images=image, return_tensors="pt").pixel_values.to(model.device, model.dtype)
        most = min(MOST_TOKENS, getattr(model.decoder.config, "max_position_embeddings", None) or MOST_TOKENS)
        with torch.inference_mode():
            tokens = model.generate(pixels, max_length=most, do_sample=False)
        written = tokenizer.batch_decode(tokens, skip_special_tokens=True)[0].strip()
        return f"${written.strip('$ ')}$" if written.strip("$ ") else ""

    return see


def _chatting(source: str, **options: Any) -> See:
    """A model that sees and chats: it is told what to do."""
    import torch
    from transformers import AutoModelForImageTextToText, AutoProcessor

    processor = AutoProcessor.from_pretrained(source, **options)
    model: Any = AutoModelForImageTextToText.from_pretrained(source, dtype=dtype(), **options).to(device()).eval()

    def see(image: Image, told: str) -> str:
        turns = [{"role": "user", "content": [{"type": "image", "image": image}, {"type": "text", "text": told}]}]
        given = processor.apply_chat_template(
            turns, add_generation_prompt=True, tokenize=True, return_dict=True, return_tensors="pt"
        ).to(model.device, model.dtype)
        with torch.inference_mode():
            tokens = model.generate(**given, max_new_tokens=MOST_TOKENS, do_sample=False)
        return str(processor.batch_decode(tokens[:, given["input_ids"].shape[1] :], skip_special_tokens=True)[0])

    return see
