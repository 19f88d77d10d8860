"""What a coder is to the runner."""

from collections.abc import Callable, Mapping
from typing import Protocol

from dateline.config import Config
from dateline.model.coded import CodedReport
from dateline.model.report import RawReport

__all__ = ["CoderFactory", "CoderProtocol"]


class CoderProtocol(Protocol):
    """Something that codes one report at a time, the same way each time.

    `id` names it with the versions of all its parts: another id means that reports are coded again.
    `parts` maps codebook, gazetteer, pipeline and the stages to their names, versions or hashes.
    """

    @property
    def id(self) -> str:
        """The name of the coder, with all its versions."""
        ...

    @property
    def parts(self) -> Mapping[str, str]:
        """What it is made of."""
        ...

    def code(self, raw: RawReport) -> CodedReport:
        """Code one report.

        Raises:
            InputError: this item cannot become a report; the build goes on without it.
        """
        ...


CoderFactory = Callable[[Config], CoderProtocol]
"""Makes a coder; a function at the top of a module, so that other processes can call it too."""
