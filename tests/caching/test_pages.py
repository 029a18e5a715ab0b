"""What is kept, for whom, and in which bytes."""

import gzip

import brotli
import pytest

from articles.caching import pages
from articles.models import Edition, Role
from articles.rendering import article_path
from articles.workflow import actions
from tests.factories import make_article, make_label, make_live, make_user

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def path(page_cache):
    return article_path(make_live(make_article("fr", headline="Une nouvelle", body="<p>mot</p>" * 200)))


def test_a_page_is_made_once(process, path):
    here, elsewhere = process(), process()
    assert here.made(path)
    assert not here.made(path)
    # Another process finds the same file.
    assert not elsewhere.made(path)
    assert here.get(path).content == elsewhere.get(path).content


@pytest.mark.parametrize(
    "headers",
    [{"cookie": "sessionid=x"}, {"authorization": "Basic x"}, {"host": "elsewhere.example"}],
    ids=str,
)
def test_who_is_not_anonymous_is_answered_by_the_site_itself(process, path, headers):
    here = process()
    here.get(path)
    Edition.objects.all().update(kicker="")
    for _time in range(2):
        response = here.get(path, **headers)
        assert "ETag" not in response.headers


@pytest.mark.parametrize("query", ["?utm_source=x&fbclid=y", "?gclid=1"])
def test_what_campaigns_add_leads_to_the_same_page(process, path, query):
    here = process()
    plain = here.get(path)
    assert not here.made(path + query)
    assert here.get(path + query).content == plain.content


@pytest.mark.parametrize("query", ["?x=1", "?page=1&page=2", "?page=0", "?page=1%0a", "?page", "?q=x"])
def test_unknown_parameters_are_neither_kept_nor_looked_up(process, path, query):
    here = process()
    here.get(path)
    assert here.made(path + query)
    assert here.made(path + query)


def test_each_page_of_a_list_is_its_own(process, page_cache):
    for number in range(21):
        make_live(make_article("fr", headline=f"Nouvelle {number}"))
    here = process()
    first, second = here.get("/fr/").content, here.get("/fr/?page=2").content
    assert first != second
    assert (here.get("/fr/").content, here.get("/fr/?page=2").content) == (first, second)


def test_what_is_not_there_is_not_kept(process, path):
    here = process()
    for missing in ("/fr/articles/987654/x/", "/fr/labels/none/"):
        assert here.get(missing).status_code == 404
        assert here.made(missing)


def test_an_old_slug_leads_on_and_is_not_kept(process, path):
    here = process()
    other = path.replace("une-nouvelle", "autre")
    assert here.get(other).status_code == 301
    assert here.made(other)


def test_encodings(process, path):
    here = process()
    plain = here.get(path)
    packed = here.get(path, accept_encoding="gzip, deflate, br;q=0")
    closer = here.get(path, accept_encoding="gzip, br")
    assert "Content-Encoding" not in plain.headers
    assert (packed["Content-Encoding"], gzip.decompress(packed.content)) == ("gzip", plain.content)
    assert (closer["Content-Encoding"], brotli.decompress(closer.content)) == ("br", plain.content)
    assert len({answer["ETag"] for answer in (plain, packed, closer)}) == 3
    for answer in (plain, packed, closer):
        assert answer["Vary"] == "Accept-Encoding"
        assert answer["Content-Length"] == str(len(answer.content))


def test_head_says_what_get_would(process, path):
    here = process()
    got, head = here.get(path), here.client.head(path)
    assert head.content == b""
    assert {**head.headers} == {**got.headers}


def test_whoever_has_it_is_told_so(process, path):
    here = process()
    tag = here.get(path)["ETag"]
    for asked in (tag, f"W/{tag}", f'"x", {tag}', "*", tag.replace('"', '-br"', 2)[4:]):
        if asked.startswith("-"):
            continue
        answer = here.get(path, if_none_match=asked)
        assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", tag)
        assert "Content-Type" not in answer.headers
    assert here.get(path, if_none_match='"x"').status_code == 200


def test_nothing_of_an_answer_is_secret_by_its_hash(process, path):
    """Authorise before ETag and 304: a hidden page tells nobody whether they guessed its hash."""
    here = process()
    tag = here.get(path)["ETag"]
    edition = Edition.objects.get()
    actions.unpublish(make_user(Role.CHIEF), edition, note="why")
    for asked in (tag, "*"):
        assert here.get(path, if_none_match=asked).status_code == 404


ODD = [
    ("X-Forwarded-Host", "evil.example"),
    ("X-Forwarded-For", "127.0.0.1"),
    ("X-Original-URL", "/admin/"),
    ("X-Rewrite-URL", "/admin/"),
    ("X-HTTP-Method-Override", "POST"),
    ("X-Preview", "1"),
    ("Accept-Language", "ar"),
    ("Accept", "application/json"),
    ("User-Agent", "<script>alert(1)</script>"),
    ("Referer", "https://evil.example/"),
    ("Range", "bytes=0-10"),
    ("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT"),
    ("Origin", "https://evil.example"),
    ("Cache-Control", "no-cache"),
    ("Pragma", "no-cache"),
    ("Save-Data", "on"),
    ("Forwarded", "host=evil.example;proto=http"),
    ("X-Forwarded-Prefix", "/evil"),
    ("X-Forwarded-Port", "1"),
    ("Content-Type", "text/plain"),
]


def test_a_thousand_odd_headers_change_no_kept_byte(process, path):
    here = process()
    wanted = here.get(path)
    for number in range(1000):
        name, text = ODD[number % len(ODD)]
        headers = {name: text} if number < len(ODD) else {f"X-Odd-{number}": f"{text} {number}", name: text}
        if number % 50 == 0:
            # Whoever comes first may be the odd one.
            pages.store().clear()
            here = process()
        answer = here.client.get(path, headers=headers)
        assert (answer.status_code, answer.content) == (200, wanted.content), headers
        assert {**answer.headers} == {**wanted.headers}, headers


def test_a_page_that_fails_is_not_kept(process, path, monkeypatch):
    here = process()
    here.client.raise_request_exception = False
    monkeypatch.setattr("articles.public.article_page._page", lambda *a, **k: 1 / 0)
    assert here.get(path).status_code == 500
    monkeypatch.undo()
    assert here.get(path).status_code == 200


def test_half_a_file_is_no_page(process, path):
    here = process()
    wanted = here.get(path).content
    for file in pages.store().root.rglob("*"):
        if file.is_file() and file.parent.name not in ("locks",):
            file.write_bytes(file.read_bytes()[:-10])
    assert process().get(path).content == wanted


def test_a_cache_that_cannot_be_written_costs_nothing(process, path, settings):
    settings.PAGE_CACHE_ROOT.parent.joinpath("cache").write_text("a file where the folder should be")
    here = process()
    assert here.get(path).status_code == here.get(path).status_code == 200


def test_what_is_too_much_goes_the_oldest_first(process, page_cache, settings):
    settings.PAGE_CACHE_BYTES = 40_000
    here = process()
    paths = [article_path(make_live(make_article("fr", headline=f"N {n}"))) for n in range(8)]
    for path in paths:
        here.get(path)
    pages.store().sweep()
    kept = [path for path in paths if pages.store().get(path)]
    assert 0 < len(kept) < len(paths)
    assert kept == paths[-len(kept) :]


def test_the_cache_in_front_is_told_the_tags_where_it_asks_for_them(process, settings, page_cache):
    label = make_label({"fr": "Choix"})
    edition = make_live(make_article("fr", label=label))
    here = process()
    assert "Surrogate-Key" not in here.get(article_path(edition)).headers
    settings.CACHE_FRONT_HEADER, settings.CACHE_FRONT_SECONDS = "Surrogate-Key", 3600
    answer = here.get(article_path(edition))
    assert {f"a{edition.master_id}", f"l{label.pk}"} <= set(answer["Surrogate-Key"].split())
    assert "s-maxage=3600" in answer["Cache-Control"]
