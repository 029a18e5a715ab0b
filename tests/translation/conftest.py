"""What the tests of translations share: two machines at a local address."""

import pytest

from tests.translation.machines import serving


@pytest.fixture
def machines(settings):
    with serving() as found:
        settings.NET_ALLOWED_HOSTS = [found.address]
        settings.MACHINE_DEEPL_KEY = "a-key:fx"
        settings.MACHINE_DEEPL_ADDRESS = f"http://{found.address}"
        settings.MACHINE_CHAT_ADDRESS = f"http://{found.address}/v1/"
        settings.MACHINE_CHAT_MODEL, settings.MACHINE_CHAT_KEY = "a-model", "another-key"
        yield found
