"""Files that are made to hurt: bombs, trees without end, things that are two things at once."""

from collections.abc import Iterator
from io import BytesIO
from random import Random
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from tests.formats.office import body, docx, drawing, odt, paragraph, relationship, run


def _zip(members: dict[str, bytes], compression: int = ZIP_DEFLATED) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def _nested(depth: int) -> bytes:
    data = _zip({f"{n}.txt": b"\0" * 1_000_000 for n in range(10)})
    for _ in range(depth):
        data = _zip({f"{n}.zip": data for n in range(10)})
    return data


def _overlapping() -> bytes:
    """One compressed kernel, named by 1,900 entries of the directory (after D. Fifield, 2019)."""
    data = bytearray(_zip({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"a" * 2_000_000}))
    start = data.rindex(b"PK\x01\x02")
    end = data.rindex(b"PK\x05\x06")
    entry = bytes(data[start:end])
    entries = b"".join(entry.replace(b"word/document.xml", f"word/docum{n:07}".encode()) for n in range(1900))
    tail = bytearray(data[end:])
    tail[8:12] = (1902).to_bytes(2, "little") * 2
    tail[12:16] = (len(data[:end]) - len(data[: data.index(b"PK\x01\x02")]) + len(entries)).to_bytes(
        4, "little"
    )
    return bytes(data[:end] + entries + tail)


LONG = "".join(f"Mot{n * n} " for n in range(400_000))
WHOLE = docx(paragraph("Les ports", "T"), paragraph("Par Jeanne Lenoir"), paragraph("Le port est ouvert."))
NOISE = Random(7)  # noqa: S311  (the same noise every time)


def files() -> Iterator[tuple[str, bytes, str]]:
    """Yield (what it is, bytes, file name)."""
    yield "nested zips", _nested(4), "a.docx"
    yield (
        "a flat bomb",
        _zip({"word/document.xml": b"\0" * 300_000_000, "[Content_Types].xml": b""}),
        "a.docx",
    )
    yield "overlapping members", _overlapping(), "a.docx"
    yield "many members", _zip({f"word/{n}": b"" for n in range(60_000)}, ZIP_STORED), "a.docx"
    yield "deep XML", docx("<w:sdt><w:sdtContent>" * 100_000), "a.docx"
    yield "wide XML", docx("".join(f"<w:p w:i='{n * n}'/>" for n in range(200_000))), "a.docx"
    yield "a long paragraph", docx(paragraph(LONG)), "a.docx"
    yield (
        "a paragraph of runs",
        docx("<w:p>" + "".join(run(f"{n}", "<w:b/>" * (n % 2)) for n in range(40_000)) + "</w:p>"),
        "a.docx",
    )
    yield (
        "a table of tables",
        docx("<w:tbl><w:tr><w:tc>" * 30 + paragraph("a") + "</w:tc></w:tr></w:tbl>" * 30),
        "a.docx",
    )
    yield (
        "wide cells",
        docx(
            "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='99999999'/></w:tcPr>"
            + paragraph("a")
            + "</w:tc></w:tr></w:tbl>"
        ),
        "a.docx",
    )
    yield "many attributes", docx("<w:p " + " ".join(f"a{n}='1'" for n in range(100_000)) + "/>"), "a.docx"
    yield "a long attribute", docx(f"<w:p a='{LONG}'/>"), "a.docx"
    yield (
        "styles in a circle",
        docx(
            paragraph("a", "A"),
            word__styles_0_xml=body().replace(
                "<w:body></w:body>",
                "<w:style w:styleId='A'><w:basedOn w:val='B'/></w:style>"
                "<w:style w:styleId='B'><w:basedOn w:val='A'/></w:style>",
            ),
        ),
        "a.docx",
    )
    yield (
        "pictures from everywhere",
        docx(
            *[paragraph(drawing(f"p{n}")) for n in range(500)],
            rels=tuple(
                relationship(
                    f"p{n}", "image", "http://127.0.0.1/x" if n % 2 else "../../x", external=n % 2 == 1
                )
                for n in range(500)
            ),
        ),
        "a.docx",
    )
    yield "a document cut in two", WHOLE[: len(WHOLE) // 2], "a.docx"
    yield "a document without its end", WHOLE[:-30], "a.docx"
    for at in range(0, len(WHOLE), max(1, len(WHOLE) // 20)):
        spoilt = bytearray(WHOLE)
        spoilt[at] ^= 0xFF
        yield f"a document spoilt at {at}", bytes(spoilt), "a.docx"
    yield "spaces", odt('<text:p>a<text:s text:c="99999999"/>b</text:p>' * 10_000), "a.odt"
    yield "deep spans", odt("<text:p>" + "<text:span>" * 50_000), "a.odt"
    yield (
        "deep lists",
        odt("<text:list><text:list-item>" * 40 + "</text:list-item></text:list>" * 40),
        "a.odt",
    )
    yield "long OpenDocument", odt("".join(f"<text:p>{n * n}</text:p>" for n in range(110_000))), "a.odt"
    yield "a picture with a zip behind it", b"\x89PNG\r\n\x1a\n" + WHOLE, "a.docx"
    yield "a zip with a page before it", b"<html><body><p>Le port.</p>" + WHOLE, "a.html"
    yield "a page that is a script", b"<script>" * 200_000, "a.html"
    yield "deep HTML", b"<html><body>" + b"<div>" * 200_000 + b"x", "a.html"
    yield "deep inline HTML", b"<p>" + b"<b><i>" * 200_000 + b"x", "a.html"
    yield "a megabyte of &", b"<html><body><p>" + b"&" * 1_000_000, "a.html"
    yield "many attributes in HTML", b"<html><p " + b"a=b " * 500_000 + b">x", "a.html"
    yield "unclosed comments", b"<html>" + b"<!--" * 500_000, "a.html"
    yield "many links", b"<html><body>" + b"<a href=x>y</a> " * 300_000, "a.html"
    yield "a large table", b"<html><body><table>" + b"<tr><td>1<td>2" * 200_000, "a.html"
    yield "JSON-LD without end", b'<html><script type="application/ld+json">' + b'{"a":[' * 500_000, "a.html"
    yield "brackets in Markdown", b"![" * 109_000, "a.md"
    yield "emphasis in Markdown", b"**a" * 72_000, "a.md"
    yield "headings in Markdown", b"# a\n" * 54_000, "a.md"
    yield "references in Markdown", b"[a]: b\n" * 10_000 + b"[a]\n" * 30_000, "a.md"
    yield "quotes in Markdown", b"> " * 109_000, "a.md"
    yield "front matter without end", b"---\n" + b"a: b\n" * 40_000, "a.md"
    yield "a mail in mails", b"".join(b"Content-Type: message/rfc822\n\n" for _ in range(5_000)), "a.eml"
    yield (
        "a mail of parts",
        b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\na\n" * 300_000,
        "a.eml",
    )
    yield "a mail's header", b"Subject: " + b"=?utf-8?q?a?= " * 200_000 + b"\n\nx", "a.eml"
    yield "one line of 8 MB", b"a" * 8_000_000, "a.txt"
    yield "20,000 lines", b"Un mot et un autre.\n" * 20_000, "a.txt"
    yield "short lines", b"a\n" * 19_999, "a.txt"
    yield "2 million characters", ("port " * 400_000).encode(), "a.txt"
    yield "8 MB in an old encoding", "été\n".encode("cp1252") * 2_000_000, "a.txt"
    yield "8 MB of Chinese in an old encoding", "港口今天开放。\n".encode("gb18030") * 500_000, "a.txt"
    yield "combining marks", ("e" + "\u0301" * 500_000).encode(), "a.txt"
    yield "byte order marks", b"\xff\xfe" * 4_000_000, "a.txt"
    yield "escape sequences", b"\x1b$B" * 2_000_000, "a.txt"
    yield "noise", NOISE.randbytes(8_000_000), "a.txt"
    yield "noise without NUL", NOISE.randbytes(4_000_000).replace(b"\0", b""), "a.txt"
    yield "noise in a zip", b"PK\x03\x04" + NOISE.randbytes(4_000_000), "a.docx"
    yield "every character", "".join(map(chr, [*range(1, 0xD800), *range(0xE000, 0x20000)])).encode(), "a.txt"
