"""How submissions are to be checked and written: what a worker is told, wherever it runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from sg2kg.errors import InputError
from sg2kg.graph.read import MAX_BYTES, rdf_files


@dataclass(frozen=True)
class Options:
    """How to check, and what to hand back; it can be sent to another process."""

    tier: str | None = None
    profiles: str | None = None
    """Folder of another body's profiles."""
    shapes: tuple[str, ...] = ()
    """Files of any SHACL shapes, in place of ours."""
    background: tuple[str, ...] = ()
    engine: str = "fast"
    max_bytes: int = MAX_BYTES
    deadline: float = 30.0
    """Seconds for one submission."""
    memory: int = 2 * 1024**3
    """Bytes that a worker may take."""
    lang: str = "en"
    streams: tuple[str, ...] = ("text",)
    """Formats to write for each submission by itself."""
    detail: str = "brief"
    road: bool | None = None
    """Whether the road to the next tier is worked out, where detail is full; None: only for a submission that fails."""
    whole: bool = False
    """Whether the verdict itself is handed back, for a report on all."""
    reasoning: bool = True
    """Whether a submission is reasoned upon."""
    packed: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """Contents of the files that it names, for a worker that does not see them."""

    def pack(self) -> Options:
        """The same with the contents of its files in it; raises InputError for a file that is not there."""
        contents = {}
        for name, path in self._files():
            try:
                contents[name] = path.read_bytes()
            except OSError as error:
                raise InputError(f"cannot be read: {error.strerror or error}", "Check the path.", source=str(path)) from None
        return replace(self, packed=contents)

    def unpack(self, folder: Path) -> Options:
        """The same with its files below ``folder``, where they are written now."""
        if not self.packed:
            return self
        home = folder / sha256(repr(sorted((n, sha256(c).hexdigest()) for n, c in self.packed.items())).encode()).hexdigest()[:16]
        if not home.exists():
            draft = home.with_name(f"{home.name}.{uuid4().hex}")
            for name, content in self.packed.items():
                target = draft / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
            with suppress(OSError):  # somebody else was quicker
                draft.rename(home)
        names = list(self.packed)

        def those(kind: str) -> tuple[str, ...]:
            return tuple(str(home / n) for n in names if n.startswith(f"{kind}/"))

        return replace(
            self, profiles=str(home / "profiles") if self.profiles else None, shapes=those("shapes"), background=those("background"), packed={}
        )

    def _files(self) -> Iterator[tuple[str, Path]]:
        if self.profiles:
            top = Path(self.profiles)
            for path in rdf_files(top):
                yield f"profiles/{path.relative_to(top) if path != top else path.name}", path
        for kind, files in (("shapes", self.shapes), ("background", self.background)):
            for n, file in enumerate(files):
                yield f"{kind}/{n}/{Path(file).name}", Path(file)
