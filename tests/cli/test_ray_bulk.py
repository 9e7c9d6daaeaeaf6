"""Bulk work over a cluster of two nodes on this machine: the same rows as the plain way, resumed as the plain way."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from multiprocessing import Pipe

import pytest

from tutor.cli import bulk, ray_bulk
from tutor.errors import Unavailable

pytest.importorskip("ray")

QUIET = {
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0",  # stay on the loopback address
    "OMP_NUM_THREADS": "1",
}
ROWS = [
    *({"id": n, "problem": f"x + {n} = 10", "level": "beginner"} for n in range(5)),
    {"id": "sum", "problem": "1/2 + 1/3"},
    {"id": "bad", "problem": "2x + * 3"},
    {"id": "none"},
]
CLUSTER = """
import sys
from ray.cluster_utils import Cluster

node = {"num_cpus": 1, "node_ip_address": "127.0.0.1", "include_dashboard": False, "object_store_memory": 80_000_000}
cluster = Cluster(initialize_head=True, head_node_args=node)
cluster.add_node(**{key: value for key, value in node.items() if key != "include_dashboard"})
print(cluster.address, flush=True)
sys.stdin.read()
cluster.shutdown()
"""


@pytest.fixture(scope="module")
def cluster():
    """The address of two nodes, stopped when their program's input ends."""
    command = [sys.executable, "-c", CLUSTER]
    options = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
    with subprocess.Popen(command, env=os.environ | QUIET, **options) as program:
        address = next(line.strip() for line in program.stdout if line.startswith("127.0.0.1:"))
        yield address
        program.stdin.close()
        program.wait(60)


def write(path, rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def untimed(path):
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [{key: value for key, value in row.items() if key != "seconds"} for row in rows]


def test_the_cluster_gives_what_one_machine_gives_and_goes_on_where_it_stopped(tutor, tmp_path, cluster):
    source, plain, spread = tmp_path / "in.jsonl", tmp_path / "plain.jsonl", tmp_path / "ray.jsonl"
    write(source, ROWS)
    tutor("solve", "--in", source, "--out", plain)
    first = plain.read_text(encoding="utf-8").splitlines()[0].replace('"seconds": ', '"seconds": 9')
    spread.write_text(f'{first}\n{{"id": 1, "answ', encoding="utf-8")

    command = [sys.executable, "-m", "tutor", "solve", "--in", source, "--out", spread, "--ray", cluster]
    done = subprocess.run(command, env=os.environ | QUIET, capture_output=True, text=True, check=False, timeout=300)

    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert "Solving" in done.stderr
    assert spread.read_text(encoding="utf-8").splitlines()[0] == first
    assert untimed(spread)[1:] == untimed(plain)[1:]


def test_a_cluster_that_dies_is_said_and_what_it_solved_stays(tmp_path):
    target = tmp_path / "out.jsonl"
    results, told = Pipe(duplex=False)
    told.send({"id": 0})
    told.close()  # as the system does for a process that died
    with pytest.raises(Unavailable, match="broke off after 1 of 8 problems"):
        bulk.write(ray_bulk.arriving(results, 8), target, 8, "Solving")
    assert untimed(target) == [{"id": 0}]


def test_nothing_left_to_do_needs_no_cluster(tutor, tmp_path):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    write(source, ROWS[:1])
    write(target, [{"id": 0}])
    tutor("solve", "--in", source, "--out", target, "--ray", "127.0.0.1:9")


def test_a_cluster_that_is_not_there_is_said_at_once(tutor, tmp_path):
    source = tmp_path / "in.jsonl"
    write(source, ROWS[:1])
    said = tutor("solve", "--in", source, "--out", tmp_path / "out", "--ray", "127.0.0.1:9", code=4)
    assert "cannot be reached" in said.stderr


def test_without_ray_the_way_to_install_it_is_said(tutor, tmp_path, monkeypatch):
    source = tmp_path / "in.jsonl"
    write(source, ROWS[:1])
    monkeypatch.setattr("tutor.cli.ray_bulk.find_spec", lambda _: None)
    said = tutor("solve", "--in", source, "--out", tmp_path / "out", "--ray", "local", code=4)
    assert "pip install 'stepwise-tutor[ray]'" in said.stderr


def test_a_cluster_is_for_bulk_work_only(tutor):
    assert "--in" in tutor("solve", "2x = 4", "--ray", "local", code=2).stderr
