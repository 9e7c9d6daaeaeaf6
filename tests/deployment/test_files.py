"""What is shipped for deployments is valid, names only settings that there are, and starts what exists."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import kubernetes_validate
import pytest
import yaml

from tutor.settings import Settings

ROOT = Path(__file__).parents[2]
DEPLOYMENT = ROOT / "deployment"
MANIFESTS = sorted((DEPLOYMENT / "kubernetes").glob("*.yaml"))
OBJECTS = [
    pytest.param(each, id=f"{path.stem}-{each['kind']}-{each['metadata']['name']}")
    for path in MANIFESTS
    for each in yaml.safe_load_all(path.read_text())
]
TOLD = [path for folder in ("deployment", "docs") for path in sorted((ROOT / folder).rglob("*")) if path.is_file()]
TEXTS = [path for path in TOLD if path.suffix in {".yaml", ".conf", ".service", ".md"}] + [ROOT / "README.md"]


@pytest.mark.parametrize("resource", OBJECTS)
@pytest.mark.parametrize("version", ["1.30", "1.34"])
def test_a_manifest_is_what_kubernetes_takes(resource, version):
    kubernetes_validate.validate(resource, version, strict=True)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_every_setting_that_a_deployment_names_exists(path):
    named = set(re.findall(r"\bSTEPWISE_([A-Z0-9_]+)\b", path.read_text()))
    assert {name.lower() for name in named} <= set(Settings.model_fields)


def test_the_services_of_the_compose_file_refer_to_each_other():
    compose = yaml.safe_load((DEPLOYMENT / "compose.yaml").read_text())
    services = compose["services"]
    for service in services.values():
        assert set(service.get("depends_on", ())) <= set(services)
        for volume in service.get("volumes", ()):
            source = volume.split(":")[0]
            assert source in compose["volumes"] or (DEPLOYMENT / source).exists()
        if "build" in service:
            assert f"AS {service['build']['target']}\n" in (ROOT / "Dockerfile").read_text()
    hosts = re.findall(r"[@/]{1,2}(\w+)[:/]", " ".join(map(str, services["app"]["environment"].values())))
    assert {"postgres", "redis", "vllm"} <= set(hosts)


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not on this machine")
@pytest.mark.parametrize("unit", sorted((DEPLOYMENT / "systemd").iterdir()), ids=lambda path: path.name)
def test_a_unit_is_what_systemd_takes(unit, tmp_path):
    here = tmp_path / "tutor"
    here.write_text("#!/bin/sh\n")
    here.chmod(0o755)
    for each in unit.parent.iterdir():
        text = each.read_text().replace("/opt/stepwise/.venv/bin/tutor", str(here))
        (tmp_path / each.name).write_text(text)

    told = subprocess.run(
        ["systemd-analyze", "verify", tmp_path / unit.name], capture_output=True, text=True, timeout=30
    )

    assert [line for line in told.stderr.splitlines() if unit.name in line] == []


def test_the_commands_of_units_and_containers_exist():
    from typer.main import get_command

    from tutor.cli.app import app

    commands = get_command(app)
    text = "\n".join(path.read_text() for path in TEXTS) + (ROOT / "Dockerfile").read_text()
    used = set(re.findall(r"(?:bin/tutor|^\s*tutor) ([a-z]+)", text, re.M)) | set(
        re.findall(r'\["tutor", "([a-z]+)"', text)
    )
    assert used
    assert used <= set(commands.commands)


def test_the_dashboard_is_a_json_file():
    for path in DEPLOYMENT.rglob("*.json"):
        assert json.loads(path.read_text())
