"""Load a tokenizer as the model was trained with it: digits in threes from the left.

The published ``tokenizer_config.json`` names GPT2Tokenizer, and transformers 5 then silently puts GPT-2's way of
cutting text in place of the published one: numbers become other tokens than those that the model knows.
"""

from __future__ import annotations

from typing import Any

from transformers import AutoConfig, AutoTokenizer, PreTrainedTokenizerFast

from tutor.sambay.configuration import Phi4FlashConfig

PROBE = "123456789012345"
"""A number that shows how digits are cut."""


class WrongDigits(ValueError):
    """The tokenizer cuts numbers otherwise than the model was trained with; the message shows how."""


def load_tokenizer(source: str, **options: Any) -> Any:
    """Load the tokenizer of a model, by name or folder; of any model, with care for this one.

    Raises:
        WrongDigits: it is this model's, and its digits do not come in threes.
    """
    config = AutoConfig.from_pretrained(source, **options)
    if not isinstance(config, Phi4FlashConfig):
        return AutoTokenizer.from_pretrained(source, **options)
    tokenizer = PreTrainedTokenizerFast.from_pretrained(source, **options)
    check_digits(tokenizer)
    return tokenizer


def check_digits(tokenizer: Any) -> None:
    """Check that numbers are cut in threes from the left.

    Raises:
        WrongDigits: they are not.
    """
    ids = tokenizer(PROBE, add_special_tokens=False)["input_ids"]
    pieces = [tokenizer.decode([token]) for token in ids]
    if pieces != [PROBE[i : i + 3] for i in range(0, len(PROBE), 3)]:
        raise WrongDigits(f"The tokenizer reads {PROBE} as {' | '.join(pieces)}, not in threes")
