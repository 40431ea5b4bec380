"""Every fault that somebody can mend, and what is said of it: one table a subject."""

from mapping.sentences.codes import KINDS, Code
from mapping.sentences.editions import EditionCode
from mapping.sentences.firm_lists import FirmListCode
from mapping.sentences.firms import FirmsCode
from mapping.sentences.intake import IntakeCode
from mapping.sentences.sentence import Sentence, Severity
from mapping.sentences.uploads import Upload
from mapping.sentences.values import ValueCode
from mapping.sentences.within import WithinCode
from mapping.sentences.workspace import WorkspaceCode

TABLES: tuple[type[Sentence], ...] = (
    Code,
    IntakeCode,
    EditionCode,
    FirmListCode,
    FirmsCode,
    Upload,
    ValueCode,
    WithinCode,
    WorkspaceCode,
)
"""Every table of sentences."""

__all__ = [
    "KINDS",
    "TABLES",
    "Code",
    "EditionCode",
    "FirmListCode",
    "FirmsCode",
    "IntakeCode",
    "Sentence",
    "Severity",
    "Upload",
    "ValueCode",
    "WithinCode",
    "WorkspaceCode",
]
