"""``tutor model``: what a model is made of and what memory it takes; how fast it is on this machine."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

model = typer.Typer(help="Facts about models, and their speed here.", no_args_is_help=True, rich_markup_mode=None)

PUBLISHED = "microsoft/Phi-4-mini-flash-reasoning"
MIB = 2**20
CONTEXTS = (2048, 8192, 32768, 65536)

Name = Annotated[str, typer.Argument(help="A Hub name or a folder.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


@model.command()
def info(name: Name = PUBLISHED, as_json: AsJson = False) -> None:
    """Say how many parameters a model has, by part, and what memory a text takes; nothing is loaded."""
    facts = _facts(name)
    if as_json:
        print(json.dumps(facts))  # noqa: T201
        return
    print(f"{facts['name']}  ({facts['architecture']})")  # noqa: T201
    print(f"{facts['parameters']:,} parameters, {facts['weights_mib']:,} MiB in {facts['dtype']}")  # noqa: T201
    for part, size in facts.get("parts", {}).items():
        print(f"    {part:<12} {size:>15,}")  # noqa: T201
    for row in facts.get("memory", []):
        plain = f"{row['plain_mib']:,} MiB in a plain transformer of that size"
        print(f"{row['tokens']:>7,} tokens: {row['state_mib']:>5,} MiB of state, {plain}")  # noqa: T201


def _facts(name: str) -> dict[str, Any]:
    from tutor.engines.local.describe import configuration_of, describe
    from tutor.engines.local.loading import libraries

    libraries()
    from tutor.sambay import configuration, memory

    # The defaults are the published values: no need to ask the Hub.
    config = configuration.Phi4FlashConfig() if name == PUBLISHED else configuration_of(name)
    if not isinstance(config, configuration.Phi4FlashConfig):
        known = describe(name)
        facts = {"name": name, "architecture": known.architecture, "parameters": known.parameters}
        return facts | {"weights_mib": known.memory, "dtype": known.dtype}
    parts, report = memory.parameters_by_part(config), memory.memory_report(config)
    rows = [
        {"tokens": n, "state_mib": round(report.at(n) / MIB), "plain_mib": round(report.plain_at(n) / MIB)}
        for n in CONTEXTS
    ]
    total = sum(parts.values())
    facts = {"name": name, "architecture": config.model_type, "parameters": total}
    facts |= {"weights_mib": round(2 * total / MIB), "dtype": "bfloat16", "parts": parts}
    return facts | {"bytes_per_token": report.per_token, "fixed_bytes": report.fixed, "memory": rows}


@model.command()
def bench(
    name: Name,
    prompt: Annotated[list[int] | None, typer.Option(help="Tokens of the prompt; may be repeated.")] = None,
    batch: Annotated[list[int] | None, typer.Option(help="Texts at once; may be repeated.")] = None,
    tokens: Annotated[int, typer.Option(help="Tokens to write each time.", min=1)] = 16,
    as_json: AsJson = False,
) -> None:
    """Measure the time to the first token, the tokens a second after it, and the peak memory, with random text."""
    from dataclasses import asdict

    from tutor.engines.local.loading import load_model
    from tutor.sambay.timing import timing

    loaded = load_model(name)
    rows = [timing(loaded, n, texts, tokens) for n in prompt or [512, 2048] for texts in batch or [1, 4]]
    if as_json:
        print(json.dumps([asdict(row) for row in rows]))  # noqa: T201
        return
    print("prompt  batch  first token  tokens/s  peak memory")  # noqa: T201
    for row in rows:
        peak = "unknown" if row.peak is None else f"{row.peak / MIB:,.0f} MiB"
        print(f"{row.prompt:>6,}  {row.batch:>5}  {row.first:>9.2f} s  {row.rate:>8.1f}  {peak:>11}")  # noqa: T201
