"""What the matrices share."""

import pytest

from tests.conftest import FULL


@pytest.fixture
def full_matrix() -> bool:
    """Every cell, or representative ones."""
    return FULL
