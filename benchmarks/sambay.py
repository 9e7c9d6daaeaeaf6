"""The native Phi-4-mini-flash against transformers' own models of equal size: speed, memory, agreement, on this CPU.

Random weights, float32, one thread. Times are seconds of processor time, the least of a few runs, so that a busy
machine changes them little; what counts are the ratios, all taken in one run.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import torch
from transformers import DynamicCache, MambaConfig, Phi3Config, Phi3ForCausalLM
from transformers.models.mamba.modeling_mamba import MambaMixer

from benchmarks import roofline
from tutor.sambay import Phi4FlashConfig, Phi4FlashForCausalLM
from tutor.sambay.mamba import Mamba
from tutor.sambay.memory import memory_report, readers
from tutor.sambay.states import MambaState
from tutor.sambay.timing import peak, start_of_peak

MIB = 2**20
SIZES = {"small": (192, 8), "medium": (384, 12)}
"""Width and depth; 12 heads, of keys and values half as many here and a third in Phi-3's shape, as Phi-4-mini has."""

HEADS = 12

LONG = 16384


def measure() -> str:
    """Run everything; return Markdown."""
    torch.set_num_threads(1)
    torch.set_grad_enabled(False)
    parts = [_agreement(), *(_speed(name) for name in SIZES), _scan(), _memory(), _state(), roofline.table()]
    return "\n\n".join(parts)


def flash(size: str) -> Phi4FlashForCausalLM:
    """Build the model with random weights."""
    return Phi4FlashForCausalLM(Phi4FlashConfig(**_shape(size), num_key_value_heads=HEADS // 2)).eval()


def _phi3(size: str) -> Phi3ForCausalLM:
    config = Phi3Config(**_shape(size), num_key_value_heads=HEADS // 3, max_position_embeddings=2 * LONG)
    return Phi3ForCausalLM(config).eval()


def _shape(size: str) -> dict[str, Any]:
    torch.manual_seed(0)
    width, depth = SIZES[size]
    ends = {"bos_token_id": 1, "eos_token_id": 1, "pad_token_id": 0}
    sizes = {"vocab_size": 1024, "hidden_size": width, "intermediate_size": 4 * width}
    return sizes | ends | {"num_hidden_layers": depth, "num_attention_heads": HEADS}


def _seconds(run: Callable[[], Any], times: int) -> float:
    """Return the least processor time of a run."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        run()
        taken.append(time.process_time() - start)
    return min(taken)


def _ids(tokens: int, batch: int = 1) -> torch.Tensor:
    return torch.randint(2, 1024, (batch, tokens), generator=torch.Generator().manual_seed(tokens))


def _agreement() -> str:
    """Decode 2,000 positions one by one and compare with prefill."""
    model, ids = flash("small"), _ids(2000)
    for weight in model.parameters():
        if weight.dim() == 2 and weight.shape[1] != model.config.mamba_d_state:  # large enough for every part to matter
            weight.normal_(std=2 / weight.shape[1] ** 0.5)
    want = model(ids).logits[0]
    cache, worst = None, 0.0
    for t in range(2000):
        output = model(ids[:, t : t + 1], past_key_values=cache, use_cache=True)
        cache = output.past_key_values
        worst = max(worst, float((output.logits[0, 0] - want[t]).abs().max()))
    spread = f"their standard deviation is {want.std():.2f}"
    return f"Decode against prefill, 2,000 positions: logits differ by at most **{worst:.1e}** ({spread})."


def _speed(size: str) -> str:
    model, plain = flash(size), _phi3(size)
    prefill = {n: _seconds(lambda n=n: model(_ids(n), logits_to_keep=1), 3) for n in (2048, 8192)}  # type: ignore[misc]
    whole = _seconds(lambda: model.lm_head(model.model(_ids(8192)).last_hidden_state[:, -1:]), 1)
    ours, theirs = {}, {}
    for batch, context in ((1, 1024), (1, LONG), (8, LONG)):
        cache = model(_ids(context), logits_to_keep=1, use_cache=True).past_key_values.repeated(batch)
        ours[batch, context] = _step(model, cache, batch, 9)
        theirs[batch, context] = _step(plain, _filled(plain, context, batch), batch, 5)
    copying, ratio = _copying(plain), theirs[8, LONG] / ours[8, LONG]
    width, depth = SIZES[size]
    rows = [
        f"| {batch} | {context:,} | {1e3 * ours[batch, context]:.1f} ms | {1e3 * theirs[batch, context]:.1f} ms "
        f"| {theirs[batch, context] / ours[batch, context]:.1f} |"
        for batch, context in ours
    ]
    return "\n".join(
        [
            f"### {size.capitalize()}: {depth} layers of {width}, {model.num_parameters() / 1e6:.1f} M parameters "
            f"(Phi-3's shape {plain.num_parameters() / 1e6:.1f} M)",
            "",
            f"Prefill: {prefill[2048]:.2f} s at 2K, {prefill[8192]:.2f} s at 8K, "
            f"**{prefill[8192] / prefill[2048]:.2f} times** as long for 4 times the text; "
            f"run on all layers 8K takes {whole:.2f} s, "
            f"so the linear prefill is **{whole / prefill[8192]:.2f} times** as fast.",
            "",
            "| Batch | Context | A step here | A step of `Phi3ForCausalLM` | Tokens/s, ratio |",
            "|---:|---:|---:|---:|---:|",
            *rows,
            "",
            f"A token at 16K costs **{ours[1, LONG] / ours[1, 1024]:.2f} times** one at 1K (batch 1); "
            f"in Phi-3's shape {theirs[1, LONG] / theirs[1, 1024]:.2f} times. {_bytes(model, plain, copying, ratio)}",
        ]
    )


def _step(model: Any, cache: Any, batch: int, times: int) -> float:
    new = _ids(1, batch)
    run = lambda: model(new, past_key_values=cache, use_cache=True, logits_to_keep=1)  # noqa: E731
    run()
    return _seconds(run, times)


def _copying(plain: Any) -> float:
    """Return the part of a step at batch 8 that Phi-3's cache spends on joining old and new."""
    cache = _filled(plain, LONG, 8)
    with torch.profiler.profile() as profile:
        plain(_ids(1, 8), past_key_values=cache, use_cache=True, logits_to_keep=1)
    times = {event.key: event.self_cpu_time_total for event in profile.key_averages()}
    return float(times["aten::cat"] / sum(times.values()))


def _filled(plain: Any, tokens: int, batch: int) -> DynamicCache:
    """Fill Phi-3's cache without a prefill, which at this length would take minutes."""
    cache, config = DynamicCache(config=plain.config), plain.config
    for layer in range(config.num_hidden_layers):
        keys = torch.randn(batch, config.num_key_value_heads, tokens, config.hidden_size // HEADS)
        cache.update(keys, torch.randn_like(keys), layer)
    return cache


def _bytes(model: Any, plain: Any, copying: float, ratio: float) -> str:
    report = memory_report(model.config, 4)
    ours = report.read_per_step(LONG, readers(model.config)) / MIB
    theirs = 2 * (plain.config.hidden_size // 3) * 4 * plain.config.num_hidden_layers * LONG / MIB
    weights = 4 * model.num_parameters() / MIB
    return (
        f"Where the bytes go at 16K, for each text: {ours:.0f} MiB of keys and values read here "
        f"({readers(model.config)} layers read the shared ones), {theirs:.0f} MiB there; weights {weights:.0f} MiB for "
        f"the whole batch. Of a step in Phi-3's shape at batch 8, {100 * copying:.0f} % is transformers' cache copying "
        f"everything for one more token, which is written into free room here; without that copying the ratio would be "
        f"{ratio * (1 - copying):.1f}."
    )


def _scan() -> str:
    """Compare one Mamba layer with transformers' own, same weights, same text."""
    rows = []
    for width, tokens in ((192, 1024), (384, 1024), (384, 2048)):
        theirs = MambaMixer(MambaConfig(hidden_size=width, num_hidden_layers=1), layer_idx=0)
        ours = Mamba(Phi4FlashConfig(hidden_size=width, num_attention_heads=12, num_key_value_heads=6))
        ours.load_state_dict(theirs.state_dict())
        x = torch.randn(1, tokens, width)
        far = (ours(x, MambaState(), None)[0] - theirs(x)).abs().max()
        fast, slow = _seconds(lambda x=x, m=ours: m(x, MambaState(), None), 3), _seconds(lambda x=x, m=theirs: m(x), 3)  # type: ignore[misc]
        rows.append(
            f"| {width} | {tokens:,} | {1e3 * fast:.0f} ms | {1e3 * slow:.0f} ms | {slow / fast:.1f} | {far:.0e} |"
        )
    head = "| Width | Tokens | Here | `MambaForCausalLM`'s layer | Ratio | Difference |\n" + 6 * "|---:" + "|"
    return "### One Mamba layer\n\n" + "\n".join([head, *rows])


def _memory() -> str:
    """Measure prefill's peak beyond weights and keys and values, each length in a process of its own."""
    peaks = {}
    for tokens in (4096, LONG):
        environment = os.environ | {"MALLOC_MMAP_THRESHOLD_": "65536", "OMP_NUM_THREADS": "1"}
        command = [sys.executable, "-m", "benchmarks.sambay", str(tokens)]
        found = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=200)
        peaks[tokens] = int(found.stdout)
    return (
        f"### Memory\n\nPrefill's peak beyond weights, keys and values (small): {peaks[4096] / MIB:.0f} MiB at 4K, "
        f"{peaks[LONG] / MIB:.0f} MiB at 16K: **{peaks[LONG] / peaks[4096]:.2f} times**."
    )


def _peak(tokens: int) -> int:
    torch.set_num_threads(1)
    model, cpu = flash("small"), torch.device("cpu")
    with torch.no_grad():
        model(_ids(1500), logits_to_keep=1)
        before = start_of_peak(cpu) or 0
        cache = model(_ids(tokens), logits_to_keep=1, use_cache=True).past_key_values
    return (peak(cpu) or 0) - before - sum(cache.memory().values())


def _state() -> str:
    report = memory_report(Phi4FlashConfig())
    rows = [
        f"| {k}K | {report.at(k * 1024) / MIB:.0f} MiB | {report.plain_at(k * 1024) / MIB:,.0f} MiB |"
        for k in (2, 8, 32, 64)
    ]
    head = "| Tokens | State | Plain transformer of that size |\n|---:|---:|---:|"
    title = "State of the published size for one text, bfloat16 (computed; a test compares it with what a cache holds):"
    return "\n".join([title, "", head, *rows])


if __name__ == "__main__":
    print(_peak(int(sys.argv[1])))
