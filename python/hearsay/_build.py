"""build: articles to a graph, with a progress bar."""
from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from typing import Any, Callable, Iterable, List, Tuple, Union

from ._hearsay import build as _native_build

Path = Union[str, "os.PathLike[str]"]
Progress = Callable[[str, int, int, str], None]


@dataclass
class BuildSummary:
    """What a build did. `notices`: (severity, where, what) of everything that was skipped or doubted."""
    added: int
    changed: int
    unchanged: int
    failed: int
    passed_over: int
    claims: int
    figures: int
    notices: List[Tuple[str, str, str]] = field(repr=False)

    def __str__(self) -> str:
        return (f"{self.added} documents added, {self.changed} changed, {self.unchanged} unchanged, {self.failed} failed, "
                f"{self.passed_over} files passed over; {self.claims} claims, {self.figures} figures")


class _Bar:
    """A bar on standard error: one line that is drawn again. Uses tqdm's form of words, and not tqdm itself."""

    def __init__(self) -> None:
        self._stage, self._shown = "", ""

    def __call__(self, stage: str, done: int, total: int, detail: str) -> None:
        if stage != self._stage and self._stage:
            sys.stderr.write("\n")
        self._stage = stage
        part = done / total if total else 0.0
        filled = round(part * 30)
        text = f"{stage}: {part:4.0%}|{'█' * filled}{' ' * (30 - filled)}| {done}/{total}" if total else f"{stage}: {done}"
        if text != self._shown:
            sys.stderr.write("\r" + text)
            sys.stderr.flush()
            self._shown = text

    def close(self) -> None:
        if self._shown:
            sys.stderr.write("\n")


def build(paths: Union[Path, Iterable[Path]], graph: Path, *, metadata: Path = "", corrections: Path = "", language: str = "",
          threads: int = 0, refresh: bool = False, progress: Union[bool, Progress] = True, data: str = "") -> BuildSummary:
    """Reads articles from `paths` (files, folders, globs) and puts them into `graph`, which is made where missing.

    `progress`: True draws a bar, False nothing, a function is called with stage, done, total, detail. Bad input is
    skipped and told in the summary's notices; StorageError where the graph cannot be written.
    """
    single = isinstance(paths, (str, os.PathLike))
    chosen = [os.fspath(path) for path in ([paths] if single else paths)]  # type: ignore[list-item]
    bar: Any = _Bar() if progress is True else progress if callable(progress) else None
    try:
        summary = _native_build(chosen, os.fspath(graph), data=data, metadata=os.fspath(metadata),
                                corrections=os.fspath(corrections), language=language, threads=threads, refresh=refresh,
                                progress=bar)
    finally:
        if isinstance(bar, _Bar):
            bar.close()
    return BuildSummary(**summary)
