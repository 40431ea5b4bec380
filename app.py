"""Page registry, page configuration and frame: nothing else."""

import sys
from pathlib import Path

import streamlit as st

ROOT = Path(__file__).parent
if str(ROOT / "src") not in sys.path:
    sys.path.insert(0, str(ROOT / "src"))

from mapping.ui.app import run  # noqa: E402 - the package lies in src/, which has just been put on the path

run(ROOT)
