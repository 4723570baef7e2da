"""Submissions are sent to a Dask scheduler: real worker processes, one of which is killed in the middle, and none is lost or told twice."""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sg2kg import bundle
from sg2kg.errors import ClusterError, NotFoundError
from sg2kg.validation import load_shapes, validate
from sg2kg.validation.batch import Options, Task
from sg2kg.validation.batch import cluster as cluster_module
from sg2kg.validation.batch.cluster import run_on_cluster

distributed = pytest.importorskip("distributed", reason="the extra cluster is not installed")

pytestmark = pytest.mark.xdist_group("cluster")  # one cluster for all of them


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address="127.0.0.1:0", silence_logs="CRITICAL"
    ) as started:
        yield started


def test_no_submission_is_lost_or_told_twice_when_a_worker_is_killed(cluster: Any, tmp_path: Path) -> None:
    tasks = []
    for n in range(8):
        for path in bundle.case_files(examples=True)[:5]:
            copy = tmp_path / f"{n}-{path.name}"
            copy.write_bytes(path.read_bytes())
            tasks.append(Task(str(copy)))
    with distributed.Client(cluster) as client:
        pids = list(client.run(os.getpid).values())
    found = []
    for done in run_on_cluster(tasks, Options(streams=()), cluster.scheduler_address):
        found.append(done)
        if len(found) == 5:
            os.kill(pids[0], signal.SIGKILL)
    assert Counter(d.source for d in found) == Counter(t.source for t in tasks)
    shapes = load_shapes()
    expected = {t.source: validate(t.source, shapes=shapes) for t in tasks[:5]}
    for done in found:
        same = expected[str(tmp_path / f"0-{Path(done.source).name.partition('-')[2]}")]
        assert (done.outcome.conforms, done.outcome.violations, done.outcome.reached) == (same.conforms, same.count("violation"), same.reached)


def test_profiles_travel_with_the_work(cluster: Any) -> None:
    folder = bundle.root() / "docs" / "examples" / "garden-profile"
    records = sorted(str(p) for p in folder.glob("*.ttl") if "CaseRecord" in p.read_text(encoding="utf-8"))
    options = Options(tier="garden", profiles=str(folder), streams=("text",))
    found = {d.source: d for d in run_on_cluster([Task(r) for r in records], options, cluster.scheduler_address)}
    shapes = load_shapes(folder)
    assert {s: d.outcome.conforms for s, d in found.items()} == {r: validate(r, "garden", shapes=shapes).conforms for r in records}


def test_a_file_that_cannot_be_read_is_told_and_the_others_go_on(cluster: Any, tmp_path: Path) -> None:
    good = str(bundle.case_files()[0])
    (tmp_path / "broken.ttl").write_text("this is no Turtle", encoding="utf-8")
    found = list(
        run_on_cluster([Task(str(tmp_path / "broken.ttl")), Task(str(tmp_path / "gone.ttl")), Task(good)], Options(), cluster.scheduler_address)
    )
    assert sorted(bool(d.outcome.error) for d in found) == [False, True, True]


def test_options_that_cannot_be_used_are_told_once(cluster: Any) -> None:
    with pytest.raises(NotFoundError, match="Unknown tier: registred"):
        list(run_on_cluster([Task(str(f)) for f in bundle.case_files()], Options(tier="registred"), cluster.scheduler_address))


def test_an_address_where_nobody_answers_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster_module, "_PATIENCE", 1)  # it is asked again and again for as long
    with pytest.raises(ClusterError, match=r"no scheduler answers at tcp://127\.0\.0\.1:9"):
        list(run_on_cluster([], Options(), "tcp://127.0.0.1:9"))
