"""Packs a pinned comparison as an RO-Crate 1.2 for a repository: the pin, the comparison in several formats, the files it rests on, the citation."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from sg2kg import bundle
from sg2kg.comparison import Comparison, write_comparison
from sg2kg.errors import NotFoundError, OutputError, PictureError, PinError
from sg2kg.pins.again import recompute
from sg2kg.pins.citation import authors_of, citations, licences_of
from sg2kg.pins.crate_metadata import metadata, readme
from sg2kg.pins.make import answer_of, day, pin
from sg2kg.pins.model import Loaded, Pin

if TYPE_CHECKING:
    from sg2kg.knowledge import KnowledgeBase

PIN_NAME = "study.toml"
METADATA_NAME = "ro-crate-metadata.json"
_FORMATS = {"csv": "comparison.csv", "json": "comparison.json", "html": "comparison.html", "cube": "comparison.ttl", "xlsx": "comparison.xlsx"}
_PICTURE = "heat-map.svg"


def crate(kept: Pin, comparison: Comparison, kb: KnowledgeBase, target: Path, published: str = "") -> PictureError | None:
    """Writes the crate of ``kept``, whose comparison ``kb`` has made, to a folder or, where ``target`` ends in .zip, to one file.

    The pin in it rests on the files in the crate, and was tried: ``sg2kg compare study.toml`` there gives the same. ``published`` is the day that the
    crate says, by default that of SOURCE_DATE_EPOCH, else the day on which the pin was made; the same arguments give the same bytes. Returns why
    there is no picture in it, where none could be drawn.
    Raises OutputError where the target cannot be written, PinError where the pin does not tell of this comparison.
    """
    check_target(target)
    contents, without = contents_of(kept, comparison, kb, published)
    try:
        if target.suffix.lower() == ".zip":
            _write_zip(contents, target)
        else:
            _write_folder(contents, target)
    except OSError as error:
        raise OutputError(f"{target}: cannot be written: {error.strerror or error}", "Check the folder and its permissions.") from None
    return without


def contents_of(kept: Pin, comparison: Comparison, kb: KnowledgeBase, published: str = "") -> tuple[dict[str, bytes], PictureError | None]:
    """The files of the crate by name, and why there is no picture among them; see :func:`crate`."""
    if answer_of(comparison) != kept.answer:
        raise _other(kept)
    published = day(published) if published or os.environ.get("SOURCE_DATE_EPOCH") else kept.made
    standing, data = _standing_by_itself(kept, kb)
    files: dict[str, bytes] = {PIN_NAME: str(standing).encode()}
    for format, name in _FORMATS.items():
        written = write_comparison(comparison, format)
        files[name] = written.encode() if isinstance(written, str) else written
    without = None
    try:
        files[_PICTURE] = comparison.picture().draw("svg")
    except PictureError as error:
        without = error
    files |= data
    authors, (licences, unlicensed) = authors_of(kept, kb), licences_of(kept, kb)
    files |= {name: text.encode() for name, text in citations(standing, authors, licences, published).items()}
    files["README.md"] = readme(standing, authors, licences, unlicensed, published, files).encode()
    files[METADATA_NAME] = metadata(standing, authors, licences, unlicensed, published, files).encode()
    return dict(sorted(files.items())), without


def _standing_by_itself(kept: Pin, kb: KnowledgeBase) -> tuple[Pin, dict[str, bytes]]:
    """A pin that rests on the files in the crate, and those files: the ones that speak of the cases or, where that is not enough, all."""
    from sg2kg.knowledge import KnowledgeBase

    parts = {bundle.ontology_file(part) for part in bundle.ONTOLOGY_PARTS}
    all_data = [path for path in kb.files.values() if path not in parts]
    wanted = {*kept.shipped.values(), *kept.given.values()}
    ontology = {f"ontology/{path.name}": path.read_bytes() for path in map(bundle.ontology_file, bundle.REASONED_PARTS)}
    for chosen in ([p for p in all_data if sha256(p.read_bytes()).hexdigest() in wanted], all_data):
        small = KnowledgeBase(*chosen, bundled=False, reasoning=kb.reasoning)
        try:
            found = pin(small, recompute(kept, small), made=kept.made, authors=kept.authors)
        except NotFoundError:  # a case is described in a file that does not speak of it by name
            continue
        if found.answer == kept.answer:
            names = _names(chosen)
            data = {name: path.read_bytes() for path, name in names.items()}
            given = {name: sha256(content).hexdigest() for name, content in data.items()}
            loaded = Loaded(("data",), bundled=False, examples=False, reasoning=kb.reasoning)
            return replace(found, loaded=loaded, given=given, sg2kg=kept.sg2kg), {**ontology, **data}
    raise _other(kept)


def _other(kept: Pin) -> PinError:
    return PinError(f"{kept.name or 'the pin'}: the comparison comes out differently now", "Pin it again, and pack that.")


def _names(paths: list[Path]) -> dict[Path, str]:
    """What each file is called in the crate; files of one name from several folders are numbered."""
    names: dict[Path, str] = {}
    for path in sorted(paths):
        name, number = f"data/{path.name}", 1
        while name in names.values():
            number += 1
            name = f"data/{path.stem}-{number}{path.suffix}"
        names[path] = name
    return names


def check_target(target: Path) -> None:
    """Raises OutputError where a crate cannot go to ``target``: something is there, neither an empty folder nor a crate in a file."""
    try:
        if target.suffix.lower() == ".zip":
            taken = target.exists() and not _is_crate(target)
        else:
            taken = target.exists() and (not target.is_dir() or any(target.iterdir()))
    except (OSError, ValueError) as error:
        raise OutputError(f"{target}: cannot be written: {getattr(error, 'strerror', None) or error}", "Check the path.") from None
    if taken:
        raise OutputError(f"{target}: there is something already", "Give a new folder, or a file that ends in .zip.")


def _is_crate(target: Path) -> bool:
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(target) as file:
            return METADATA_NAME in file.namelist()
    except (OSError, BadZipFile):
        return False


def _write_zip(contents: Mapping[str, bytes], target: Path) -> None:
    """One file without any time of day in it, so that the same crate is the same bytes."""
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    temporary = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with ZipFile(temporary, "w") as file:
            for name, content in contents.items():
                entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                entry.compress_type = ZIP_DEFLATED
                entry.create_system = 3
                entry.external_attr = 0o644 << 16
                file.writestr(entry, content)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def _write_folder(contents: Mapping[str, bytes], target: Path) -> None:
    temporary = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        for name, content in contents.items():
            path = temporary / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        if target.exists():
            target.rmdir()
        temporary.replace(target)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
