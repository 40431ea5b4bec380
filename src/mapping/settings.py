"""Where the project finds its files. Every path can be set by an environment variable ``MAPPING_…``."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parents[2]


class Settings(BaseSettings):
    """Folders of a checkout; override with ``MAPPING_DATA_DIR`` and so on."""

    model_config = SettingsConfigDict(env_prefix="MAPPING_", frozen=True)

    data_dir: Path = ROOT / "data"
    static_dir: Path = ROOT / "static"
    locale_dir: Path = ROOT / "locale"
    fonts_dir: Path = ROOT / "fonts"

    @property
    def geo_dir(self) -> Path:
        """Folder of the geometry files."""
        return self.data_dir / "geo"


@lru_cache(maxsize=1)
def settings() -> Settings:
    """Return the settings of this process, read once."""
    return Settings()
