"""Digits come in threes, as trained, from a folder that names the wrong class as the published one does."""

import json
import random

import pytest
from tokenizers import Regex, Tokenizer, models, pre_tokenizers
from transformers import AutoTokenizer

from tutor.sambay import Phi4FlashConfig
from tutor.sambay.tokenizer import WrongDigits, check_digits, load_tokenizer

CUT = r"\p{N}{1,3}|[^\s\p{N}]+|\s+"
"""The part of the published pattern that matters here."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A stand-in: every number of one to three digits is a token, longer ones are none."""
    digits = [str(i) for i in range(10)]
    twos = [a + b for a in digits for b in digits]
    threes = [a + b for a in twos for b in digits]
    letters = pre_tokenizers.ByteLevel.alphabet()
    vocabulary = list(dict.fromkeys([*digits, *twos, *threes, *sorted(letters), "<|endoftext|>"]))
    merges = [(two[0], two[1]) for two in twos] + [(three[:cut], three[cut:]) for three in threes for cut in (1, 2)]
    tokenizer = Tokenizer(models.BPE({word: i for i, word in enumerate(vocabulary)}, merges))
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(CUT), "isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    path = tmp_path_factory.mktemp("stand-in")
    tokenizer.save(str(path / "tokenizer.json"))
    named = {"tokenizer_class": "GPT2Tokenizer", "eos_token": "<|endoftext|>", "model_max_length": 65536}
    (path / "tokenizer_config.json").write_text(json.dumps(named))
    ends = dict.fromkeys(("bos_token_id", "eos_token_id", "pad_token_id"), len(vocabulary) - 1)
    Phi4FlashConfig(vocab_size=len(vocabulary), **ends).save_pretrained(path)
    return path


def test_digits_in_threes(folder):
    tokenizer = load_tokenizer(str(folder))
    generator = random.Random(1)
    for _ in range(200):
        number = str(generator.randrange(10 ** generator.randint(1, 9)))
        pieces = tokenizer.tokenize(number)
        assert pieces == [number[i : i + 3] for i in range(0, len(number), 3)]


def test_the_check_catches_what_transformers_does(folder):
    with pytest.raises(WrongDigits, match="not in threes"):
        check_digits(AutoTokenizer.from_pretrained(folder))
