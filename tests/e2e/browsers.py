"""What tests in a real browser share."""

from django.test import Client
from playwright.sync_api import Browser, Page

from articles.models import User

# Noted from the first moment on: the console tells of a breach only once it has happened.
WATCH = (
    "window.breaches = [];"
    "document.addEventListener('securitypolicyviolation',"
    " e => breaches.push(e.violatedDirective + ' ' + e.sample));"
)


def signed_in_page(browser: Browser, base_url: str, user: User) -> Page:
    """A page of someone who is signed in, which notes every breach of the policy in `breaches`."""
    client = Client()
    client.force_login(user)
    context = browser.new_context(base_url=base_url, viewport={"width": 1440, "height": 900})
    context.add_cookies([{"name": "sessionid", "value": client.session.session_key, "url": base_url}])
    context.add_init_script(WATCH)
    return context.new_page()
