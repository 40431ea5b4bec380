"""From a source to the bytes of every file, and the comparison with what is committed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from .base import load_districts
from .cuts import cut_pieces
from .faces import absorb_slivers, make_faces, simplify
from .geojson import collection_bytes
from .layers import build_layers, known_edges

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from .cuts import CutPiece
    from .faces import Face

DEFAULT_SOURCE = "amap"


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything one source gives: file name -> bytes, and what the build had to adjust, one line each."""

    files: dict[str, bytes]
    report: tuple[str, ...]


def build_pack(source: str, *, as_base: bool = False) -> Pack:
    """Build all layers, full and simplified, in memory.

    Args:
        source: ``amap`` or ``tianditu``.
        as_base: name the files as the application reads them; otherwise an alternative source's files carry its name.

    Raises:
        ValueError: the faces are no valid coverage (a gap or an overlap).
    """
    districts = load_districts(source)
    pieces = cut_pieces(districts)
    faces, moves = absorb_slivers(make_faces(districts, pieces), districts)
    suffix = "" if as_base or source == DEFAULT_SOURCE else f"_{source}"
    files = {}
    for tag, version in (("", faces), ("_web", simplify(faces))):
        _require_coverage(version)
        for layer, rows in build_layers(version).items():
            files[f"{layer}{suffix}{tag}.geojson"] = collection_bytes(layer + tag, source, rows)
    if source == DEFAULT_SOURCE:
        files["known_edges.geojson"] = collection_bytes(
            "known_edges", source, known_edges(build_layers(simplify(faces)))
        )
    return Pack(files, (*(_adjustment(piece) for piece in pieces if piece.target_km2), *moves))


def differing_files(pack: Pack, folder: Path, *, partial: bool = False) -> list[str]:
    """Return the names of files in ``folder`` that are missing or not byte for byte as built.

    ``partial``: only files that are there count (of an alternative source only some are committed), at least one.
    """
    present = {name for name in pack.files if (folder / name).is_file()}
    compared = present if partial and present else set(pack.files)
    return [
        name
        for name in pack.files
        if name in compared and (name not in present or (folder / name).read_bytes() != pack.files[name])
    ]


def _require_coverage(faces: Sequence[Face]) -> None:
    polygons = np.array([face.geometry for face in faces], dtype=object)
    if not shapely.coverage_is_valid(polygons):
        raise ValueError("the faces leave a gap or overlap: no valid coverage")


def _adjustment(piece: CutPiece) -> str:
    return f"{piece.piece_id}: adjusted by {piece.adjusted_m:.1f} m to reach {piece.target_km2:.2f} km2"
