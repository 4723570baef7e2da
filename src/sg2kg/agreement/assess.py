"""The agreement of codings of the same cases: from the files of each coder to figures by field and family, and to the list of disagreements."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from sg2kg.agreement.codings import Coding, PathLike, common_cases, read_codings
from sg2kg.agreement.fields import Family, Field, Material, families
from sg2kg.agreement.krippendorff import RESAMPLES, SEED
from sg2kg.agreement.levels import DISTANCES
from sg2kg.agreement.participations import figure_fields, participation_fields, realm_field
from sg2kg.agreement.passages import passage_fields
from sg2kg.agreement.results import Agreement, Draw, check_draw, disagreements, figure
from sg2kg.agreement.statuses import cautious, status_fields
from sg2kg.errors import NotFoundError
from sg2kg.knowledge.status import DEFAULT_BASIS


def agree(
    *codings: PathLike,
    basis: str = DEFAULT_BASIS,
    lang: str = "en",
    distance: str = "masi",
    resamples: int = RESAMPLES,
    seed: int = SEED,
    again: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> Agreement:
    """How well two or more codings agree, each a file or folder of RDF by one coder; by field and by family of concepts.

    Statuses are worked out for each coder on that coder's data alone, on the counting ``basis``. ``again`` allows a coder twice. ``progress`` is
    told how many resamples were drawn, and of how many. Raises InputError for what cannot be read, AnalysisError for codings that cannot be
    compared, NotFoundError for an unknown basis or distance.
    """
    if distance not in DISTANCES:
        raise NotFoundError("distance", distance, DISTANCES)
    check_draw(resamples, seed)
    read = read_codings(codings, basis, lang, again)
    material = Material(read, common_cases(read), lang)
    fields = [*status_fields(material), *passage_fields(material), *participation_fields(material), *figure_fields(material), realm_field(material)]
    wanted = list(_wanted(fields, families(material.kb, lang)))
    done = 0

    def step(drawn: int) -> None:
        nonlocal done
        done += drawn
        if progress:
            progress(done, resamples * len(wanted))

    draw = Draw(resamples, seed, distance, step)
    names = tuple(c.name for c in read)
    listed = [u for f in fields if f.listed for u in f.units]
    return Agreement(
        title=", ".join(material.case_label(c) for c in material.cases),
        coders=names,
        figures=tuple(figure(f.name, f.scale, f.rows(family), draw, family.names if family else ("", "", "")) for f, family in wanted),
        disagreements=disagreements(names, listed, cautious),
        unmatched=(*_alone(read, material), *material.unmatched),
        seed=seed,
        resamples=resamples,
        distance=distance,
        records=tuple(_records(read, material.cases)),
        coder_iris=tuple(dict.fromkeys(i for c in read for i in c.coders)),
    )


def _wanted(fields: Sequence[Field], known: Sequence[Family]) -> Iterator[tuple[Field, Family | None]]:
    """The figures that have something to say: a field with a family, where some unit of it was coded twice."""
    for found in fields:
        for family in known if found.by_family else [None]:
            if any(sum(v is not None for v in row) > 1 for row in found.rows(family)):
                yield found, family


def _alone(codings: Sequence[Coding], material: Material) -> Iterator[str]:
    for coding in codings:
        names = sorted(coding.kb.case(c).name for c in coding.cases if c not in material.cases)
        if names:
            yield f"cases that only {coding.name} coded: {', '.join(names[:20])}" + (", …" if len(names) > 20 else "")


def _records(codings: Sequence[Coding], cases: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    found: dict[str, list[str]] = {}
    for case in cases:
        for coding in codings:
            if case in coding.records:
                record, sessions = coding.records[case]
                found.setdefault(record, []).extend(sessions)
    for record, of_record in found.items():
        yield record, tuple(dict.fromkeys(of_record))
