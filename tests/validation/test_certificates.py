"""A certificate states what was found of which bytes, and is found out when any of it is no longer so."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import rdflib

from sg2kg import bundle
from sg2kg.errors import CertificateError, NotFoundError, OutputError
from sg2kg.validation import Shapes, load_shapes
from sg2kg.validation.certificates import Certificate, Waiver, certify, read_certificate, verify, write_certificate
from sg2kg.validation.certificates.signing import new_key, sign, signed_by
from sg2kg.validation.certificates.write import write_verification
from sg2kg.validation.submission import Submission, read_submission
from support import ROOT

FILE = bundle.root() / "case_data" / "fictitious" / "mapped-example.ttl"
INCOMPLETE = ROOT / "docs" / "examples" / "incomplete-submission.ttl"


@pytest.fixture(scope="module")
def submission() -> Submission:
    return read_submission(FILE)


@pytest.fixture(scope="module")
def certificate(submission: Submission) -> Certificate:
    _, made = certify(submission, issuer="Registry Office")
    assert made is not None
    return made


def test_a_certificate_says_who_what_tier_versions_hashes_and_what_passed(certificate: Certificate) -> None:
    assert (certificate.issuer, certificate.source) == ("Registry Office", "mapped-example.ttl")
    assert certificate.tier.endswith("/mapped")
    assert len(certificate.passed) + len(certificate.vacuous) + len(certificate.warned) == len(load_shapes().asked("mapped"))
    assert all(len(h) == 64 for h in (certificate.versions.data_hash, certificate.versions.ontology_hash, certificate.versions.shapes_hash))


def test_a_certificate_is_read_back_as_it_was_written(certificate: Certificate, tmp_path: Path) -> None:
    (tmp_path / "c.ttl").write_text(write_certificate(certificate), encoding="utf-8")
    assert read_certificate(tmp_path / "c.ttl") == certificate
    graph = rdflib.Graph().parse(tmp_path / "c.ttl")
    assert len(graph) == len({*graph})


@pytest.mark.parametrize("lang", ["en", "zh-Hans", "zh-Hant"])
@pytest.mark.parametrize("format", ["text", "html", "json"])
def test_a_certificate_can_be_read_by_people_and_programs(certificate: Certificate, format: str, lang: str) -> None:
    text = write_certificate(replace(certificate, issuer='A <b> & "c"\nd'), format, lang)
    assert certificate.versions.data_hash in text
    if format == "json":
        assert json.loads(text)["issuer"] == 'A <b> & "c"\nd'
    if format == "html":
        assert "A &lt;b&gt; &amp;" in text


def test_it_holds_while_nothing_has_changed(certificate: Certificate, submission: Submission) -> None:
    found = verify(certificate, submission)
    assert found.holds, write_verification(found)


def test_one_changed_byte_is_found(certificate: Certificate, tmp_path: Path) -> None:
    (tmp_path / FILE.name).write_bytes(FILE.read_bytes() + b" ")
    found = verify(certificate, read_submission(tmp_path / FILE.name))
    assert [p.name for p in found.points if not p.holds] == ["data"]


def test_a_changed_shape_is_found(certificate: Certificate, submission: Submission, tmp_path: Path) -> None:
    shutil.copytree(bundle.root() / "shapes", tmp_path / "shapes")
    changed = tmp_path / "shapes" / "mapped.ttl"
    changed.write_bytes(changed.read_bytes() + b"# nothing but a comment\n")
    found = verify(certificate, submission, shapes=Shapes(sorted((tmp_path / "shapes").glob("*.ttl"))))
    assert [p.name for p in found.points if not p.holds] == ["shapes"]


@pytest.mark.parametrize("field", ["sg2kg", "engine", "ontology", "ontology_hash"])
def test_another_version_is_found(certificate: Certificate, submission: Submission, field: str) -> None:
    other = replace(certificate, versions=replace(certificate.versions, **{field: "another"}))
    assert [p.name for p in verify(other, submission).points if not p.holds] == [field.removesuffix("_hash")]


def test_a_result_that_was_made_up_is_found(certificate: Certificate, submission: Submission) -> None:
    other = replace(certificate, passed=certificate.passed[1:])
    assert [p.name for p in verify(other, submission).points if not p.holds] == ["results"]


def test_a_certificate_with_something_added_is_refused(certificate: Certificate, tmp_path: Path) -> None:
    text = write_certificate(certificate) + "\n<urn:x> <http://purl.org/dc/terms/title> 'more' .\n"
    (tmp_path / "c.ttl").write_text(text, encoding="utf-8")
    with pytest.raises(CertificateError, match="not as sg2kg certify writes one"):
        read_certificate(tmp_path / "c.ttl")
    with pytest.raises(CertificateError, match="no certificate in it"):
        read_certificate(FILE)


def test_what_fails_gets_no_certificate_unless_it_is_waived_with_reason_and_name() -> None:
    failing = read_submission(INCOMPLETE)
    verdict, none = certify(failing, issuer="Office")
    assert none is None
    waivers = [Waiver(r, "under way", "A. Officer") for r in verdict.failed()]
    _, made = certify(failing, issuer="Office", waivers=waivers)
    assert made is not None
    assert made.waivers == tuple(sorted(waivers, key=lambda w: w.requirement))
    assert verify(made, failing).holds
    with pytest.raises(CertificateError, match="no reason or no name"):
        certify(failing, issuer="Office", waivers=[Waiver("REG-03", " ", "A. Officer")])
    with pytest.raises(CertificateError, match="REG-01 is waived, but the submission does not fail it"):
        certify(failing, issuer="Office", waivers=[Waiver("REG-01", "why", "who")])
    with pytest.raises(NotFoundError, match="Unknown requirement of registered: MAP-01"):
        certify(failing, issuer="Office", waivers=[Waiver("MAP-01", "why", "who")])


def test_a_signature_binds_every_statement_to_a_key(certificate: Certificate, submission: Submission, tmp_path: Path) -> None:
    pytest.importorskip("cryptography", reason="the extra sign is not installed")
    public, other = new_key(tmp_path / "office.pem"), new_key(tmp_path / "other.pem")
    signed = sign(certificate, tmp_path / "office.pem")
    (tmp_path / "c.ttl").write_text(write_certificate(signed), encoding="utf-8")
    again = read_certificate(tmp_path / "c.ttl")
    assert verify(again, submission, key_file=public).holds
    assert not signed_by(again, other)
    for changed in (replace(again, issuer="Nobody"), replace(again, warned=("REG-13",)), replace(again, issued="2020-01-01T00:00:00Z")):
        assert not signed_by(changed)
    assert (tmp_path / "office.pem").stat().st_mode & 0o077 == 0
    with pytest.raises(OutputError, match="cannot be written"):
        new_key(tmp_path / "office.pem")
    with pytest.raises(CertificateError, match="no private key"):
        sign(certificate, public)
    with pytest.raises(CertificateError, match="has no signature"):
        signed_by(certificate)


def test_the_command_issues_and_verifies(tmp_path: Path) -> None:
    def command(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, "-m", "sg2kg", "certify", *arguments], cwd=tmp_path, capture_output=True, text=True, timeout=60)

    (tmp_path / "case.ttl").write_bytes(FILE.read_bytes())
    issued = command("case.ttl", "--issuer", "Office", "-o", "c.ttl", "-o", "c.html")
    assert issued.returncode == 0, issued.stderr
    assert command("case.ttl", "--verify", "c.ttl").returncode == 0
    (tmp_path / "case.ttl").write_bytes(FILE.read_bytes().replace(b"Meadow", b"Maedow", 1) + b"\n")
    changed = command("case.ttl", "--verify", "c.ttl")
    assert (changed.returncode, changed.stdout[:1]) == (1, "✘")
    refused = command(str(INCOMPLETE), "--issuer", "Office")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert command("case.ttl").stderr.startswith("sg2kg: nobody is named who states it [SG2-CRT-001]")
