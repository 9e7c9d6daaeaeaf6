"""Small models that write nonsense quickly, with a tokenizer of single characters, and a scheduler for them."""

from __future__ import annotations

from typing import Any

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("transformers")

from tutor.engines.local.loading import Loaded  # noqa: E402 - needs torch
from tutor.engines.local.requests import Sampling, Wish  # noqa: E402
from tutor.engines.local.scheduler import Scheduler  # noqa: E402
from tutor.prompting import Turn  # noqa: E402

SIZE = 61
END = 1


class Characters:
    """A tokenizer: token n is the n-th of some characters; the chat template joins the turns."""

    chat_template = "joined"
    added_tokens_decoder: dict[int, Any] = {}  # noqa: RUF012 - as transformers has it
    alphabet = "".join(chr(code) for code in range(48, 48 + SIZE))

    def __call__(self, text: str, **_: Any) -> dict[str, list[int]]:
        return {"input_ids": [2 + ord(character) % (SIZE - 2) for character in text]}

    def decode(self, tokens: list[int], **_: Any) -> str:
        return "".join(self.alphabet[token] for token in tokens)

    def apply_chat_template(self, messages: list[dict[str, str]], **_: Any) -> str:
        return "|".join(message["content"] for message in messages)


def sharpened(model: Any) -> Any:
    """Make weights large enough for every part to matter, so that no two tokens are nearly as likely."""
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if weight.dim() == 2 and "A_log" not in name:
                weight.normal_(std=2 / weight.shape[1] ** 0.5)
    model.generation_config.eos_token_id = END
    model.generation_config.do_sample = False
    model.generation_config.temperature = model.generation_config.top_p = None
    return model.eval()


def sambay() -> Any:
    from tutor.sambay import Phi4FlashConfig, Phi4FlashForCausalLM

    sizes = {"hidden_size": 48, "intermediate_size": 64, "num_hidden_layers": 8, "sliding_window": 6}
    heads = {"num_attention_heads": 12, "num_key_value_heads": 4}
    ends = {"bos_token_id": END, "eos_token_id": END, "pad_token_id": 0}
    return Phi4FlashForCausalLM(Phi4FlashConfig(vocab_size=SIZE, **sizes, **heads, **ends))


def llama() -> Any:
    from transformers import LlamaConfig, LlamaForCausalLM

    return LlamaForCausalLM(LlamaConfig(**_plain()))


def windowed() -> Any:
    """Sliding and full attention by turns."""
    from transformers import Qwen3Config, Qwen3ForCausalLM

    kinds = ["sliding_attention", "full_attention"] * 2
    config = Qwen3Config(**_plain(), head_dim=8, use_sliding_window=True, sliding_window=8, layer_types=kinds)
    return Qwen3ForCausalLM(config)


def mistral() -> Any:
    """Sliding attention everywhere."""
    from transformers import MistralConfig, MistralForCausalLM

    return MistralForCausalLM(MistralConfig(**_plain(), sliding_window=8))


def bamba() -> Any:
    """Mamba-2 and attention by turns."""
    from transformers import BambaConfig, BambaForCausalLM

    sizes = {"mamba_n_heads": 8, "mamba_d_head": 8, "mamba_d_state": 8, "mamba_n_groups": 1, "mamba_expand": 2}
    return BambaForCausalLM(BambaConfig(**_plain(hidden=32), attn_layer_indices=[1, 3], **sizes))


def falcon() -> Any:
    """Mamba-2 and attention side by side in every layer."""
    from transformers import FalconH1Config, FalconH1ForCausalLM

    sizes = {"mamba_n_heads": 8, "mamba_d_head": 8, "mamba_d_state": 8, "mamba_n_groups": 1, "mamba_d_ssm": 64}
    return FalconH1ForCausalLM(FalconH1Config(**_plain(hidden=32), head_dim=8, **sizes))


def _plain(hidden: int = 32) -> dict[str, Any]:
    return {
        "vocab_size": SIZE,
        "hidden_size": hidden,
        "intermediate_size": 64,
        "num_hidden_layers": 4,
        "num_attention_heads": 4,
        "num_key_value_heads": 2,
        "max_position_embeddings": 4096,
        "bos_token_id": END,
        "eos_token_id": END,
        "pad_token_id": 0,
    }


ENDLESS = "endless"
"""A llama that never comes to an end by itself."""

MODELS = {each.__name__: each for each in (sambay, llama, windowed, mistral, bamba, falcon)}


@pytest.fixture(autouse=True)
def one_thread():
    torch.set_num_threads(1)


@pytest.fixture(scope="session")
def built():
    """Every small model, made once; tests do not change them."""
    made: dict[str, Loaded] = {}

    def build(name: str) -> Loaded:
        if name not in made:
            torch.manual_seed(3)
            made[name] = Loaded(name, sharpened(MODELS.get(name, llama)()), Characters())
            if name == ENDLESS:
                made[name].model.generation_config.eos_token_id = None
        return made[name]

    return build


@pytest.fixture
def scheduler(built):
    """A function that starts a scheduler; all are closed at the end."""
    started: list[Scheduler] = []

    def start(slots: int = 8, line: int = 64, load: Any = built, **options: Any) -> Scheduler:
        started.append(Scheduler(load, slots, line, **options))
        return started[-1]

    yield start
    for each in started:
        each.close()


@pytest.fixture
def wish():
    """A function that wishes for an answer to a text."""

    def make(text: str, limit: int = 24, model: str = "llama", system: str = "", **options: Any) -> Wish:
        common = (Turn("system", system),) if system else ()
        shared = (*common, Turn("user", "")) if system else ()
        options = {"sampling": Sampling()} | options
        return Wish(model, (*common, Turn("user", text)), limit, shared=shared, **options)

    return make


@pytest.fixture
def alone():
    """What the model itself writes for a wish."""

    def write(loaded: Loaded, wish: Wish) -> str:
        text = "|".join(turn.text for turn in wish.turns)
        ids = torch.tensor([loaded.tokenizer(text)["input_ids"]])
        written = loaded.model.generate(ids, max_new_tokens=wish.limit, do_sample=False)[0, ids.shape[1] :].tolist()
        ends = loaded.model.generation_config.eos_token_id is not None
        return loaded.tokenizer.decode([token for token in written if not (ends and token == END)])

    return write


def told(answer: Any) -> str:
    """Return the whole text of an answer."""
    return "".join(piece for piece in answer.pieces(0.05) if isinstance(piece, str))
