"""Where the project finds its files and what it writes down; environment variables ``MAPPING_…`` set all of it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parents[2]


class Settings(BaseSettings):
    """Folders of a checkout, and the journal; override with ``MAPPING_DATA_DIR`` and so on."""

    model_config = SettingsConfigDict(env_prefix="MAPPING_", frozen=True)

    data_dir: Path = ROOT / "data"
    static_dir: Path = ROOT / "static"
    locale_dir: Path = ROOT / "locale"
    fonts_dir: Path = ROOT / "fonts"
    firms_engine: str = ""
    """Where the list of firms is that all readers see (``mapping.firms.engine``); empty: there is none."""
    journal: bool = True
    """Whether a line is written for each page, upload and export (``mapping.journal``)."""
    journal_file: Path | None = None
    """Where to; None: to the log of the server, and nothing for commands."""

    @property
    def geo_dir(self) -> Path:
        """Folder of the geometry files."""
        return self.data_dir / "geo"


@lru_cache(maxsize=1)
def settings() -> Settings:
    """Return the settings of this process, read once."""
    return Settings()
