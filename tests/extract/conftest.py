"""One engine for all tests of extraction: building it takes a second."""

from __future__ import annotations

import pytest

from kg.extract import Engine, build_engine
from kg.seeds import load_seeds
from kg.vocab import load_vocab


@pytest.fixture(scope="session")
def engine() -> Engine:
    return build_engine(load_seeds(), load_vocab())
