"""Feeds of every format, as they are and as they are broken, become the same dataclasses."""

import contextlib
import datetime as dt
import hashlib
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.formats.errors import Unreadable
from articles.formats.feeds import MAX_ENTRIES, ParsedEntry, linked_feeds, parse_feed
from tests.formats.feeds import WHOLE, WORDS, item, rss

FEED_ADDRESS = "https://harbour.example/news/feed.xml"


def only(data: bytes, **options: Any) -> ParsedEntry:
    """The one entry of a feed."""
    (entry,) = parse_feed(data, address=FEED_ADDRESS, **options).entries
    return entry


# --- The formats ---------------------------------------------------------------------------------
RSS2 = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
  <title>Harbour News</title><link>https://harbour.example/</link><language>en-GB</language><ttl>90</ttl>
  <item>
    <title>Ferry &amp;amp; fog</title><link>https://harbour.example/ferry</link>
    <guid isPermaLink="false">ferry-1</guid><dc:creator>Ada Quay</dc:creator><dc:creator>Bo Pier</dc:creator>
    <pubDate>Tue, 03 Mar 2026 08:30:00 +0800</pubDate>
    <description>The ferry left in fog.</description>
    <content:encoded><![CDATA[<p><a href="map.html">Map</a></p>{WHOLE}]]></content:encoded>
  </item>
</channel></rss>"""
RSS1 = f"""<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"
    xmlns:content="http://purl.org/rss/1.0/modules/content/">
  <channel rdf:about="https://harbour.example/"><title>Harbour News</title>
    <link>https://harbour.example/</link><dc:language>en-GB</dc:language>
    <sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency></channel>
  <item rdf:about="ferry-1"><title>Ferry &amp; fog</title><link>https://harbour.example/ferry</link>
    <dc:creator>Ada Quay</dc:creator><dc:creator>Bo Pier</dc:creator>
    <dc:date>2026-03-03T08:30:00+08:00</dc:date>
    <description>The ferry left in fog.</description>
    <content:encoded><![CDATA[<p><a href="map.html">Map</a></p>{WHOLE}]]></content:encoded></item>
</rdf:RDF>"""
ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB" xml:base="https://harbour.example/news/">
  <title type="html">Harbour &lt;i&gt;News&lt;/i&gt;</title><link href="/"/><link rel="self" href="feed.xml"/>
  <author><name>Ada Quay</name></author><author><name>Bo Pier</name></author>
  <entry><id>ferry-1</id>
    <title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Ferry &amp; <b>fog</b></div></title>
    <link rel="self" href="ferry.atom"/><link rel="alternate" href="../ferry"/>
    <published>2026-03-03T08:30:00+08:00</published><updated>2026-04-01T00:00:00Z</updated>
    <summary>The ferry left in fog.</summary>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p><a href="map.html">Map</a></p>
    {WHOLE}</div></content></entry>
</feed>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Harbour News",
        "home_page_url": "https://harbour.example/",
        "language": "en-GB",
        "authors": [{"name": "Ada Quay"}, {"name": "Bo Pier"}],
        "items": [
            {
                "id": "ferry-1",
                "url": "https://harbour.example/ferry",
                "title": "Ferry & fog",
                "summary": "The ferry left in fog.",
                "content_html": f'<p><a href="news/map.html">Map</a></p>{WHOLE}',
                "date_published": "2026-03-03T08:30:00+08:00",
            }
        ],
    }
)
FORMATS = {"RSS 2.0": RSS2, "RSS 1.0": RSS1, "Atom": ATOM, "JSON Feed": JSON_FEED}


@pytest.mark.parametrize("feed", FORMATS.values(), ids=FORMATS)
def test_every_format_says_the_same(feed: str):
    parsed = parse_feed(feed.encode(), address=FEED_ADDRESS)
    (entry,) = parsed.entries
    assert (parsed.title, parsed.home, parsed.language) == ("Harbour News", "https://harbour.example/", "en")
    assert entry.guid == "ferry-1"
    assert entry.address == "https://harbour.example/ferry"
    assert (entry.title, entry.summary) == ("Ferry & fog", "The ferry left in fog.")
    assert entry.authors == ("Ada Quay", "Bo Pier")
    assert entry.published == dt.datetime(2026, 3, 3, 0, 30, tzinfo=dt.UTC)
    assert entry.language == "en"
    assert entry.content.startswith('<p><a href="https://harbour.example/news/map.html">Map</a></p>')
    assert entry.content.count("<p>") == 7


def test_a_feed_says_how_long_it_wants_to_be_left_alone():
    assert [parse_feed(feed.encode()).ttl for feed in FORMATS.values()] == [5400, 1800, None, None]


def test_an_empty_feed_is_a_feed():
    assert parse_feed(rss()).entries == ()
    assert (
        parse_feed(b'{"version": "https://jsonfeed.org/version/1", "title": "x", "items": []}').entries == ()
    )


# --- Ids -----------------------------------------------------------------------------------------
def test_an_entry_without_an_id_has_its_address_and_else_a_hash():
    assert only(rss([item()])).guid == "https://harbour.example/ferry"
    one, two = parse_feed(rss([item("One", link=""), item("Two", link="")])).entries
    assert one.guid != two.guid
    assert one.guid == hashlib.sha256(b"One\n").hexdigest()


def test_a_long_id_is_kept_as_its_hash():
    guid = "x" * 301
    assert only(rss([item(guid=guid)])).guid == hashlib.sha256(guid.encode()).hexdigest()
    assert only(rss([item(guid="x" * 300)])).guid == "x" * 300


def test_an_id_is_the_same_wherever_the_feed_lies():
    data = rss(["<item><guid>42</guid><title>x</title></item>"])
    assert {
        parse_feed(data, address=a).entries[0].guid for a in ("http://a.example/", "https://b.example/f")
    } == {"42"}


def test_the_same_id_twice_is_one_entry_unless_addresses_tell_them_apart():
    same = [item("First", guid="1"), item("Second", guid="1")]
    assert [entry.title for entry in parse_feed(rss(same)).entries] == ["First"]
    careless = [item(str(n), guid="1", link=f"https://harbour.example/{n}") for n in range(3)]
    assert [entry.guid for entry in parse_feed(rss(careless)).entries] == [
        f"https://harbour.example/{n}" for n in range(3)
    ]


def test_no_more_than_two_thousand_entries_are_read_and_those_are_the_first():
    entries = parse_feed(rss(item(str(n), guid=str(n)) for n in range(MAX_ENTRIES + 5))).entries
    assert (len(entries), entries[-1].guid) == (MAX_ENTRIES, str(MAX_ENTRIES - 1))


# --- Addresses, names, dates, languages ----------------------------------------------------------
@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("/ferry", "https://harbour.example/ferry"),
        ("ferry?a=1&b=2", "https://harbour.example/news/ferry?a=1&b=2"),
        ("//other.example/x", "https://other.example/x"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("https://harbour.example/" + "x" * 2000, ""),
    ],
)
def test_an_address_is_one_of_the_web_or_none(link: str, address: str):
    assert only(rss([item(link=link)])).address == address


def test_where_a_feed_passes_through_a_counter_the_original_address_is_taken():
    extra = (
        '<feedburner:origLink xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0">'
        "https://harbour.example/real</feedburner:origLink>"
    )
    assert only(rss([item(extra=extra)])).address == "https://harbour.example/real"


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("desk@harbour.example (Ada Quay)", ("Ada Quay",)),
        ("Ada Quay &lt;ada@harbour.example&gt;", ("Ada Quay",)),
        ("Ada Quay", ("Ada Quay",)),
        ("desk@harbour.example", ()),
        ("https://harbour.example/ada", ()),
        ("  ", ()),
    ],
)
def test_a_mail_address_is_no_name(author: str, names: tuple[str, ...]):
    assert only(rss([item(extra=f"<author>{author}</author>")])).authors == names


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("Tue, 03 Mar 2026 08:30:00 GMT", "2026-03-03T08:30:00+00:00"),
        ("Tue, 03 Mar 2026 08:30:00 -0500", "2026-03-03T13:30:00+00:00"),
        ("2026-03-03T08:30:00+08:00", "2026-03-03T00:30:00+00:00"),
        ("2026-03-03", "2026-03-03T00:00:00+00:00"),
        ("yesterday", None),
        ("Tue, 03 Mar 0001 08:30:00 GMT", None),
        ("9999-12-31T23:59:59Z", None),
        ("", None),
    ],
)
def test_a_date_has_a_zone_or_is_none(date: str, expected: str | None):
    published = only(rss([item(extra=f"<pubDate>{date}</pubDate>")])).published
    assert (published and published.isoformat()) == expected


@pytest.mark.parametrize(
    ("hint", "title", "code"),
    [
        ("fr-FR", "x", "fr"),
        ("zh-CN", "x", "zh-hans"),
        ("zh_TW", "x", "zh-hant"),
        ("zh", "這個時間會過來嗎", "zh-hant"),
        ("english", "x", ""),
        ("", "x", ""),
    ],
)
def test_a_language_is_a_code_of_ours_or_none(hint: str, title: str, code: str):
    feed = parse_feed(rss([item(title)], channel=f"<language>{hint}</language>"))
    assert (feed.language, feed.entries[0].language) == (code, code)


def test_an_entry_has_its_own_language():
    atom = ATOM.replace("<entry>", '<entry xml:lang="ja">')
    assert only(atom.encode()).language == "ja"
    assert only(JSON_FEED.replace('"id"', '"language": "ja", "id"').encode()).language == "ja"


# --- Whole texts and teasers ---------------------------------------------------------------------
@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ({"content": WHOLE}, True),
        ({"content": f"<p>{WORDS * 4}</p>"}, True),
        ({"content": f"<p>{WORDS}</p>"}, False),
        ({"content": f"<p>{WORDS * 8} […]</p>"}, False),
        ({"content": f"<p>{WORDS * 8}…</p>"}, False),
        ({"content": f'<p>{WORDS * 8}</p><p><a href="/x">Read more »</a></p>'}, False),
        ({"content": f"<p>{'渡轮在雾散之前离开了码头。' * 20}</p><p>阅读全文</p>"}, False),
        ({"content": f"<p>{'渡轮在雾散之前离开了码头。' * 20}</p>"}, True),
        ({"description": WHOLE}, True),
        ({"description": f"<p>{WORDS * 40}</p>"}, False),
        ({"description": WORDS}, False),
        ({"description": f"{WHOLE}<p>Continue reading</p>"}, False),
        ({"description": WORDS, "content": WHOLE}, True),
        ({"description": WHOLE, "content": f"<p>{WORDS}</p>"}, True),
        ({}, False),
    ],
)
def test_a_whole_text_is_told_apart_from_a_teaser(parts: dict[str, str], whole: bool):
    entry = only(rss([item(**parts)]))
    assert bool(entry.content) is whole
    assert len(entry.summary) <= 1000
    assert "<" not in entry.summary


def test_atoms_plain_content_becomes_paragraphs_and_content_elsewhere_none():
    plain = f"{WORDS * 4}\n\n{WORDS} 5 &lt; 6"
    atom = ATOM[: ATOM.index("<content")] + "{}</entry></feed>"
    entry = only(atom.format(f"<content>{plain}</content>").encode())
    assert entry.content.endswith("5 &lt; 6</p>")
    assert entry.content.count("<p>") == 2
    assert (
        only(atom.format('<content src="https://harbour.example/x" type="text/html"/>').encode()).content
        == ""
    )
    assert only(atom.format('<content type="image/png">iVBORw0KGgo=</content>').encode()).content == ""


def test_markup_in_titles_is_read_and_characters_are_kept():
    titles = ["<b>Fog</b>   again", "5 &lt; 6", "Tom &amp;amp; Jerry", "<script>x</script>Fog", "a<br>b"]
    entries = parse_feed(rss(f"<item><title>{t.replace('<', '&lt;')}</title></item>" for t in titles)).entries
    assert [entry.title for entry in entries] == ["Fog again", "5 < 6", "Tom & Jerry", "Fog", "a b"]


# --- JSON Feed -----------------------------------------------------------------------------------
def json_feed(**entry: Any) -> bytes:
    return json.dumps({"version": "https://jsonfeed.org/version/1", "items": [entry]}).encode()


def test_what_version_1_0_did_otherwise_is_read_too():
    entry = only(
        json_feed(
            id=42, external_url="https://x.example/", author={"name": "Ada Quay"}, content_text=WORDS * 9
        )
    )
    assert (entry.guid, entry.address, entry.authors) == ("42", "https://x.example/", ("Ada Quay",))
    assert entry.content == f"<p>{(WORDS * 9).strip()}</p>"


def test_a_feed_that_has_ended_says_so():
    assert parse_feed(b'{"version": "https://jsonfeed.org/version/1.1", "expired": true}').ended


@pytest.mark.parametrize("value", [None, 1, [], {}, [[]], "\x00", "\ud800", True, 1e999])
@pytest.mark.parametrize(
    "name",
    [
        "id",
        "url",
        "title",
        "summary",
        "content_html",
        "content_text",
        "authors",
        "date_published",
        "language",
    ],
)
def test_values_of_the_wrong_kind_do_no_harm(name: str, value: Any):
    for entry in parse_feed(json_feed(**{"title": "x", name: value}), address=FEED_ADDRESS).entries:
        assert "\x00" not in repr(entry)
        repr(entry).encode()


# --- Encodings -----------------------------------------------------------------------------------
TITLE = "Фёрри и туман"


@pytest.mark.parametrize(
    ("encoding", "declared", "charset"),
    [
        ("utf-8", "", None),
        ("utf-8-sig", "utf-8", None),
        ("utf-8", "windows-1251", "iso-8859-1"),  # both wrong, as it happens
        ("windows-1251", "windows-1251", None),
        ("windows-1251", "", "windows-1251"),
        ("koi8-r", "koi8-r", "no-such-charset"),
        ("utf-16", "utf-16", None),
        ("utf-16-le", "utf-16", None),
        ("utf-16-be", "", None),
        ("utf-32", "", None),
    ],
)
def test_a_feed_is_read_in_any_encoding(encoding: str, declared: str, charset: str | None):
    text = rss([item(TITLE)]).decode()
    text = text.replace('encoding="utf-8"', f'encoding="{declared}"' if declared else "")
    assert only(text.encode(encoding), charset=charset).title == TITLE


def test_what_is_labelled_gb2312_may_hold_more():
    text = rss([item("渡轮与雾：镕")]).decode().replace("utf-8", "gb2312")
    assert only(text.encode("gb18030")).title == "渡轮与雾：镕"


def test_seven_bit_japanese_is_no_ascii():
    text = rss([item("渡し船と霧")]).decode().replace("utf-8", "iso-2022-jp")
    assert only(text.encode("iso-2022-jp")).title == "渡し船と霧"


# --- Broken and hostile --------------------------------------------------------------------------
BROKEN = {
    "a bare ampersand": rss(
        ["<item><title>Fish & chips</title><link>https://x.example/?a=1&b=2</link></item>"]
    ),
    "HTML's entities": rss(["<item><title>Caf&eacute; &mdash; bar</title></item>"]),
    "undeclared prefixes": rss(
        ["<item><title>x</title><dc:creator>Ada Quay</dc:creator><a:b c:d='e'/></item>"]
    ),
    "unclosed elements": rss([item()])[:-40],
    "control characters": rss(["<item><title>a\x00\x0bb</title></item>"]),
    "space before the declaration": b"\n\n " + rss([item()]),
    "a declared document type": rss(
        [item()], head='<!DOCTYPE rss PUBLIC "-//x//DTD RSS 0.91//EN" "http://x/y.dtd">'
    ),
    "HTML inside a description": rss(["<item><title>x</title><description><p>a<br>b</description></item>"]),
    "an attribute twice": rss(["<item><title a='1' a='2'>x</title></item>"]),
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
def test_what_is_broken_as_feeds_are_is_read_all_the_same(data: bytes):
    assert only(data)


def test_what_was_mended_says_what_was_meant():
    assert only(BROKEN["a bare ampersand"]).address == "https://x.example/?a=1&b=2"
    assert only(BROKEN["a bare ampersand"]).title == "Fish & chips"
    assert only(BROKEN["HTML's entities"]).title == "Café — bar"
    assert only(BROKEN["undeclared prefixes"]).authors == ("Ada Quay",)
    assert only(BROKEN["control characters"]).title == "ab"
    cdata = "<item><title><![CDATA[A & B]]></title><link><![CDATA[https://x.example/?a=1&b=2]]></link></item>"
    assert only(rss([cdata])).address == "https://x.example/?a=1&b=2"


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))
REFUSED = {
    "entities that expand": (rss([item("&l9;")], head=f"<!DOCTYPE rss [{LAUGHS}]>"), "declares entities"),
    "one long entity": (
        rss([item()], head=f'<!DOCTYPE rss [<!ENTITY a "{"x" * 100_000}">]>'),
        "declares entities",
    ),
    "an entity from a file": (
        rss([item()], head='<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
        "declares entities",
    ),
    "a parameter entity": (
        rss([item()], head='<!DOCTYPE rss [<!ENTITY % a SYSTEM "http://x/">%a;]>'),
        "declares",
    ),
    "entities behind an instruction": (rss([item()], head=f"<?x <a ?><!DOCTYPE rss [{LAUGHS}]>"), "declares"),
    "entities behind a comment": (rss([item()], head=f"<!-- <a --><!DOCTYPE rss [{LAUGHS}]>"), "declares"),
    "entities in UTF-16": (
        rss([item()], head=f"<!DOCTYPE rss [{LAUGHS}]>").decode().replace("utf-8", "utf-16").encode("utf-16"),
        "declares entities",
    ),
    "200,000 nested elements": (rss(["<item>" + "<a>" * 200_000]), "nested too deeply"),
    "500,000 elements": (rss(["<item>" + "<a/>" * 500_000 + "</item>"]), "too many parts"),
    "10,000 attributes": (
        rss(["<item " + " ".join(f'a{n}=""' for n in range(10_000)) + "/>"]),
        "too many parts",
    ),
    "a million ampersands": (rss(["<item><title>" + "&" * 1_000_001]), "too many parts"),
    "JSON of lists": (
        b'{"version": "https://jsonfeed.org/version/1", "items": [' + b"[]," * 300_000,
        "too many parts",
    ),
    "nested JSON": (
        b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 100_000,
        "no JSON Feed",
    ),
    "more than ten megabytes": (b"<rss>" + b" " * 10_000_000, "larger than 10 MB"),
    "a page": (b"<!DOCTYPE html><html><head><title>x</title></head></html>", "no feed"),
    "a text": (b"Just words.", "no feed"),
    "nothing": (b"", "no feed"),
    "a comment without end": (b"<!-- " + b"x" * 1000, "no feed"),
    "some JSON": (b'{"a": 1}', "no JSON Feed"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(1000), "no feed"),
}


@pytest.mark.parametrize(("data", "words"), REFUSED.values(), ids=REFUSED)
def test_what_is_hostile_or_no_feed_is_refused_in_a_sentence(data: bytes, words: str):
    with pytest.raises(Unreadable, match=words):
        parse_feed(data, address=FEED_ADDRESS)


HEAVY = {
    "tags": "<div>" * 200_000,
    "ampersands": "&" * 1_000_000,
    "brackets": "<" * 1_000_000,
    "comments": "<!--" * 250_000,
    "links": '<a href="x">y</a>' * 100_000,
    "attributes": "<a " + "x=1 " * 200_000 + ">",
}


@pytest.mark.parametrize("markup", HEAVY.values(), ids=HEAVY)
def test_a_text_of_nothing_but_markup_is_left_out_and_the_rest_read(markup: str):
    data = rss(
        [item("Heavy", guid="1", content=markup, description=markup), item("Light", guid="2", content=WHOLE)]
    )
    heavy, light = parse_feed(data).entries
    assert (heavy.title, heavy.content) == ("Heavy", "")
    assert light.content == WHOLE


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=300), st.sampled_from([b"", b"<rss><channel><item>", b"<feed><entry>", b'{"items":[{'])
)
def test_no_bytes_raise_anything_but_unreadable(data: bytes, before: bytes):
    with contextlib.suppress(Unreadable):
        parse_feed(before + data, address=FEED_ADDRESS)


PIECES = [
    "<rss>",
    "<channel>",
    "<item>",
    "</item>",
    "<title>",
    "</title>",
    "<link>",
    "<![CDATA[",
    "]]>",
    "&amp;",
]
PIECES += [
    "<guid>",
    "&eacute;",
    "<dc:date>",
    "<!--",
    "-->",
    "<a:b",
    "'",
    '"',
    "=",
    ">",
    "text",
    "\x00",
    "<?x",
    "?>",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_no_order_of_a_feeds_pieces_raises_anything_but_unreadable(pieces: list[str]):
    with contextlib.suppress(Unreadable):
        parse_feed(f"<rss><channel>{''.join(pieces)}".encode(), address=FEED_ADDRESS)


# --- Pages that name feeds -----------------------------------------------------------------------
def test_a_page_names_its_feeds():
    page = """<html><head><base href="/news/">
      <link rel="alternate" type="application/rss+xml" title="Comments" href="comments.xml">
      <LINK REL="feed ALTERNATE" TYPE="application/atom+xml; charset=utf-8" title="News  today"
        href="feed.atom">
      <link rel="alternate" type="application/feed+json" href="https://harbour.example/feed.json">
      <link rel="alternate" type="application/feed+json" href="https://harbour.example/feed.json" title="2">
      <link rel="alternate" type="text/html" hreflang="fr" href="/fr/">
      <link rel="stylesheet" type="application/rss+xml" href="x">
      <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
      <link rel="alternate" type="application/rss+xml"></head><body></body></html>"""
    assert linked_feeds(page, "https://harbour.example/a/b") == [
        ("https://harbour.example/news/feed.atom", "News today"),
        ("https://harbour.example/feed.json", ""),
        ("https://harbour.example/news/comments.xml", "Comments"),
    ]


@pytest.mark.parametrize("page", ["", "   ", "<", "\x00", "<a>" * 100_000, "&" * 100_000])
def test_any_page_names_feeds_or_none(page: str):
    assert linked_feeds(page, "https://harbour.example/") == []
