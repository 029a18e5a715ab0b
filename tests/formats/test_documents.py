"""Office documents → article: what stays, what does not, pictures inside, and packages that are refused."""

import json
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from articles.formats import documents, packages
from articles.formats.errors import Unreadable
from articles.formats.parsed import ParsedArticle
from tests.formats import office
from tests.formats.office import docx, drawing, item, odt, paragraph, relationship, run

HEAD = (paragraph("Les ports se parlent", "T"), paragraph("Par Jeanne Lenoir"))
PICTURE = relationship("p1", "image", "media/quai.png")
BOX = f"<w:txbxContent>{paragraph('Dans la boîte.')}</w:txbxContent>"


def read(*blocks: str, rels: tuple[str, ...] = (), **parts: str | bytes) -> ParsedArticle:
    return documents.parse(docx(*HEAD, *blocks, rels=rels, **parts))


def read_odt(content: str, meta: str = "", **parts: str | bytes) -> ParsedArticle:
    head = '<text:p text:style-name="P1">Les ports se parlent</text:p><text:p>Par Jeanne Lenoir</text:p>'
    return documents.parse(odt(head + content, meta, **parts))


def said(article: ParsedArticle) -> str:
    return " ".join(map(str, article.warnings))


# --- .docx
def test_a_word_document_s_head_is_read() -> None:
    article = read(paragraph("Le port est ouvert depuis ce matin."))
    assert (article.headline, article.authors, article.language) == (
        "Les ports se parlent",
        ("Jeanne Lenoir",),
        "fr",
    )


def test_headings_lists_tables_quotes_and_links_stay() -> None:
    article = read(
        paragraph("Une section", "H1"),
        paragraph(
            run("Un ") + run("mot", "<w:b/>") + '<w:hyperlink r:id="l">' + run(" lié") + "</w:hyperlink>"
        ),
        paragraph("Plus bas", "H2"),
        item("un"),
        item("dedans", level=1),
        item("premier", number=2),
        paragraph("Une phrase citée.", "Q"),
        f"<w:tbl><w:tr><w:tc>{paragraph('a')}</w:tc><w:tc>{paragraph('b')}</w:tc></w:tr></w:tbl>",
        rels=(relationship("l", "hyperlink", "https://example.org/x", external=True),),
    )
    assert article.headings == ("Une section", "Plus bas")
    for piece in (
        '<strong>mot</strong><a href="https://example.org/x"> lié</a>',
        "<ul><li>un<ul><li>dedans</li></ul></li></ul>",
        "<ol><li>premier</li></ol>",
        "<blockquote><p>Une phrase citée.</p></blockquote>",
        "<tr><td>a</td><td>b</td></tr>",
    ):
        assert piece in article.body_html


def test_a_style_that_builds_on_a_heading_is_one() -> None:
    assert read(paragraph("À notre façon", "Own"), paragraph("Suite du texte.")).headings == (
        "À notre façon",
    )


def test_an_outline_level_makes_a_heading() -> None:
    blocks = (paragraph("Un titre", properties='<w:outlineLvl w:val="1"/>'), paragraph("Suite du texte."))
    assert read(*blocks).headings == ("Un titre",)


def test_a_picture_keeps_its_place_its_caption_and_its_alternative_text() -> None:
    article = read(
        paragraph("Avant le quai, rien."),
        paragraph(drawing("p1", "Un quai au soir")),
        paragraph("Le quai nord. Photo : Ana Costa", "C"),
        paragraph("Après le quai, tout."),
        rels=(PICTURE,),
        word__media__quai_0_png=office.PNG,
    )
    [figure] = article.figures
    assert (figure.part, figure.address, figure.alt) == ("word/media/quai.png", None, "Un quai au soir")
    assert (figure.caption, figure.credit) == ("Le quai nord.", "Ana Costa")
    html = article.body_html
    assert html.index("Avant") < html.index('data-figure="1"') < html.index("Après")


def test_a_picture_s_bytes_can_be_had() -> None:
    data = docx(*HEAD, paragraph(drawing("p1")), rels=(PICTURE,), word__media__quai_0_png=office.PNG)
    assert packages.picture(data, "word/media/quai.png") == office.PNG
    for part in ("word/media/other.png", "../quai.png", "/etc/passwd", "word/document.xml", ""):
        with pytest.raises(Unreadable, match="no such picture"):
            packages.picture(data, part)


def test_a_picture_on_the_web_keeps_its_address_and_is_not_fetched() -> None:
    web = relationship("p1", "image", "https://example.org/quai.jpg", external=True)
    [figure] = read(paragraph(drawing("p1", attribute="r:link")), rels=(web,)).figures
    assert (figure.address, figure.part) == ("https://example.org/quai.jpg", None)


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "../../../etc/passwd", "/etc/passwd", "media/none.png"]
)
def test_a_picture_elsewhere_is_a_place_without_one(target: str) -> None:
    external = relationship("p1", "image", target, external=target.startswith("file"))
    [figure] = read(paragraph("Texte."), paragraph(drawing("p1", "Un quai")), rels=(external,)).figures
    assert (figure.address, figure.part) == (None, None)


def test_footnotes_stand_at_the_end() -> None:
    article = read(
        paragraph(run("Voici.") + '<w:r><w:footnoteReference w:id="1"/></w:r>'),
        rels=(relationship("f", "footnotes", "footnotes.xml"),),
        word__footnotes_0_xml=office.notes("footnote", "Le détail."),
    )
    assert "Voici.<sup>[1]</sup>" in article.body_html
    assert article.body_html.endswith("<ol><li>Le détail.</li></ol>")
    assert "↑" not in article.body_html


@pytest.mark.parametrize(
    "block",
    [
        f"<w:del>{run('perdu').replace('w:t', 'w:delText')}</w:del>",
        f"<w:moveFrom>{run('perdu')}</w:moveFrom>",
        run("perdu", "<w:vanish/>"),
        "<w:r><w:instrText>perdu</w:instrText></w:r>",
    ],
)
def test_what_a_reader_of_the_document_would_not_see_is_not_in_it(block: str) -> None:
    article = read(paragraph(run("Le port ") + block + run("est ouvert.")))
    assert "<p>Le port est ouvert.</p>" in article.body_html
    assert "perdu" not in json.dumps(article.stored())


def test_comments_and_tables_of_contents_are_left_out() -> None:
    article = read(
        paragraph("Une section ........ 3", "TOC1"),
        paragraph(run("Le port est ouvert.") + '<w:r><w:commentReference w:id="0"/></w:r>'),
        rels=(relationship("c", "comments", "comments.xml"),),
        word__comments_0_xml=office.notes("comment", "À revoir !"),
    )
    assert article.body_html == "<p>Le port est ouvert.</p>"


@pytest.mark.parametrize(
    "inside",
    [
        f"<w:fldSimple w:instr='SEQ'>{run('gardé')}</w:fldSimple>",
        f"<w:bdo w:val='rtl'>{run('gardé')}</w:bdo>",
        f"<w:ins>{run('gardé')}</w:ins>",
        f"<w:sdt><w:sdtContent>{run('gardé')}</w:sdtContent></w:sdt>",
        f"<w:r><w:ruby><w:rt>{run('lu')}</w:rt><w:rubyBase>{run('gardé')}</w:rubyBase></w:ruby></w:r>",
    ],
)
def test_text_inside_fields_changes_and_ruby_is_kept(inside: str) -> None:
    assert "<p>Le mot gardé.</p>" in read(paragraph(run("Le mot ") + inside + run("."))).body_html


@pytest.mark.parametrize(
    "box",
    [
        f"<w:pict><v:textbox>{BOX}</v:textbox></w:pict>",
        f"<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp>"
        "</a:graphicData></a:graphic></wp:anchor></w:drawing>",
        f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic>{BOX}</a:graphic>"
        f"</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent>",
    ],
)
def test_a_text_box_s_text_stands_once_behind_its_paragraph(box: str) -> None:
    article = read(paragraph(run("Près d'elle.") + f"<w:r>{box}</w:r>"))
    assert article.body_html == "<p>Près d'elle.</p>\n<p>Dans la boîte.</p>"


def test_what_cannot_become_text_is_said() -> None:
    equation = "<m:oMath><m:r><m:t>E=mc²</m:t></m:r></m:oMath>"
    chart = "<w:r><w:drawing><wp:inline><a:graphic/></wp:inline></w:drawing></w:r>"
    article = read(paragraph(run("Soit ") + equation + chart))
    assert "<p>Soit E=mc²</p>" in article.body_html
    assert "Equations were kept as plain characters (1)" in said(article)
    assert "Charts and drawings were left out (1)" in said(article)


def test_runs_that_word_has_cut_are_one_again() -> None:
    pieces = "".join(f'<w:r w:rsidR="00{n}"><w:t>{letter}</w:t></w:r>' for n, letter in enumerate("ports"))
    assert "<p>Le ports</p>" in read(paragraph(run("Le ") + pieces)).body_html


def test_the_properties_title_is_used_only_where_the_text_has_none() -> None:
    core = office.core(title="Titre du fichier", creator="Secrétaire", language="fr-FR")
    assert read(paragraph("Un."), docProps__core_0_xml=core).headline == "Les ports se parlent"
    untitled = docx(paragraph("Le port est ouvert depuis ce matin."), docProps__core_0_xml=core)
    article = documents.parse(untitled)
    assert article.headline == "Titre du fichier"
    assert article.evidence["headline"] == ((0, "title: Titre du fichier"),)
    assert "No headline" not in said(article)


@pytest.mark.parametrize("title", ["Microsoft Word - brouillon.doc", "Document1", "untitled", "article.docx"])
def test_a_title_that_a_program_gave_is_none(title: str) -> None:
    core = office.core(title=title)
    article = documents.parse(docx(paragraph("Le port est ouvert."), docProps__core_0_xml=core))
    assert article.headline is None


def test_who_typed_it_is_not_its_author() -> None:
    core = office.core(creator="Secrétaire")
    article = documents.parse(docx(paragraph("Le port est ouvert."), docProps__core_0_xml=core))
    assert article.authors == ()
    assert "“Secrétaire”, who typed it" in said(article)
    assert article.evidence["document"] == ((0, "creator: Secrétaire"),)


def test_a_note_s_mark_is_no_part_of_the_headline() -> None:
    title = paragraph(run("Les ports") + '<w:r><w:footnoteReference w:id="1"/></w:r>', "T")
    data = docx(
        title,
        paragraph("Le port est ouvert."),
        rels=(relationship("f", "footnotes", "footnotes.xml"),),
        word__footnotes_0_xml=office.notes("footnote", "Le détail."),
    )
    assert documents.parse(data).headline == "Les ports"


def test_the_main_part_may_have_another_name() -> None:
    data = office.package(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": office.relationships(relationship("r", "officeDocument", "/word/document2.xml")),
            "word/document2.xml": office.body(*HEAD, paragraph("Le port est ouvert.")),
        }
    )
    assert documents.parse(data).headline == "Les ports se parlent"


def test_an_article_with_pictures_inside_is_stored_and_restored() -> None:
    article = read(paragraph(drawing("p1")), rels=(PICTURE,), word__media__quai_0_png=office.PNG)
    assert ParsedArticle.restored(json.loads(json.dumps(article.stored()))) == article
    assert article.figures[0].part == "word/media/quai.png"


# --- .odt
def test_an_opendocument_text_is_read_whole() -> None:
    article = read_odt(
        '<text:h text:outline-level="1">Une section</text:h>'
        '<text:p>Un <text:span text:style-name="Bold">mot</text:span><text:s text:c="2"/>'
        '<text:a xlink:href="https://example.org/x">lié</text:a>.<text:note><text:note-citation>1'
        "</text:note-citation><text:note-body><text:p>Le détail.</text:p></text:note-body></text:note>"
        "</text:p>"
        '<text:list text:style-name="L1"><text:list-item><text:p>un</text:p><text:list><text:list-item>'
        "<text:p>dedans</text:p></text:list-item></text:list></text:list-item></text:list>"
        '<text:list text:style-name="L2"><text:list-item><text:p>premier</text:p></text:list-item>'
        "</text:list>"
        '<text:p text:style-name="P2">Une phrase citée.</text:p>'
        "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
        '<table:table-cell table:number-columns-repeated="16000"/></table:table-row></table:table>'
    )
    assert (article.headline, article.authors) == ("Les ports se parlent", ("Jeanne Lenoir",))
    assert article.headings == ("Une section",)
    for piece in (
        'Un <strong>mot</strong> <a href="https://example.org/x">lié</a>.<sup>[1]</sup>',
        "<ul><li>un<ul><li>dedans</li></ul></li></ul>",
        "<ol><li>premier</li></ol>",
        "<blockquote><p>Une phrase citée.</p></blockquote>",
        "<tr><td>a</td><td></td></tr>",
        "<ol><li>Le détail.</li></ol>",
    ):
        assert piece in article.body_html


def test_an_opendocument_picture_in_its_frame_has_its_caption() -> None:
    article = read_odt(
        "<text:p>Avant.</text:p><text:p><draw:frame><draw:text-box><text:p><draw:frame>"
        '<draw:image xlink:href="Pictures/quai.png"/><svg:desc>Un quai</svg:desc></draw:frame></text:p>'
        '<text:p text:style-name="Illustration">Le quai nord. Photo : Ana Costa</text:p>'
        "</draw:text-box></draw:frame></text:p><text:p>Après.</text:p>",
        Pictures__quai_0_png=office.PNG,
    )
    [figure] = article.figures
    assert (figure.part, figure.alt, figure.caption, figure.credit) == (
        "Pictures/quai.png",
        "Un quai",
        "Le quai nord.",
        "Ana Costa",
    )


@pytest.mark.parametrize(
    "hidden",
    [
        '<text:span text:style-name="Hidden">perdu</text:span>',
        "<office:annotation><dc:creator>X</dc:creator><text:p>perdu</text:p></office:annotation>",
        "<text:hidden-text>perdu</text:hidden-text>",
        "<text:ruby><text:ruby-base>.</text:ruby-base><text:ruby-text>perdu</text:ruby-text></text:ruby>",
    ],
)
def test_what_an_opendocument_hides_is_not_in_it(hidden: str) -> None:
    article = read_odt(
        f"<text:tracked-changes><text:p>perdu</text:p></text:tracked-changes><text:p>Le port{hidden}</text:p>"
        "<text:section text:display='none'><text:p>perdu</text:p></text:section>"
    )
    assert "Le port" in article.body_html
    assert "perdu" not in json.dumps(article.stored())


def test_copies_of_copies_have_an_end() -> None:
    repeated = 'table:number-columns-repeated="9999"'
    cell = f"<table:table-cell {repeated}><text:p>a long text</text:p></table:table-cell>"
    row = f'<table:table-row table:number-rows-repeated="9999">{cell}</table:table-row>'
    with pytest.raises(Unreadable, match="elements"):
        read_odt(f"<table:table>{row * 50}</table:table>")
    assert len(read_odt(f"<table:table>{row}</table:table>").body_html) < 200_000


def test_an_opendocument_s_properties_are_evidence() -> None:
    meta = "<dc:title>Titre</dc:title><meta:initial-creator>Secrétaire</meta:initial-creator>"
    article = documents.parse(odt("<text:p>Le port est ouvert.</text:p>", meta))
    assert (article.headline, article.authors) == ("Titre", ())
    assert article.evidence["document"] == ((0, "title: Titre"), (0, "creator: Secrétaire"))


# --- Refused
def bomb(size: int, names: list[str], compression: int = ZIP_DEFLATED) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", compression) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for name in names:
            archive.writestr(name, b"\0" * size)
    return file.getvalue()


LAUGHS = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>' + office.body(
    paragraph("&b;")
)
OUTSIDE = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + office.body(paragraph("&a;"))
MANIFEST = "<manifest xmlns:m='m'><m:encryption-data/></manifest>"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (bomb(60_000_000, ["word/document.xml"]), "unpacks to more"),
        (bomb(9_000_000, [f"word/{n}.xml" for n in range(6)]), "unpacks to more"),
        (bomb(10, [f"word/{n}" for n in range(2_100)]), "more files"),
        (bomb(0, [f"word/{n}" for n in range(9_000)]), "more files"),
        (docx(word__document_0_xml=LAUGHS), "DTD"),
        (docx(word__document_0_xml=OUTSIDE), "DTD"),
        (docx(word__styles_0_xml=LAUGHS), "DTD"),
        (docx(docProps__core_0_xml=LAUGHS), "DTD"),
        (docx("<w:p>" * 5_000 + "</w:p>" * 5_000), "elements inside elements"),
        (docx("<w:p/>" * 300_000), "unpacks to more"),
        (docx(*[paragraph(run(f"{n * n}") + run(f"{n}", "<w:b/>")) for n in range(20_000)]), "far longer"),
        (docx(*HEAD)[:-200], "damaged"),
        (docx(*HEAD, word__vbaProject_0_bin=b"x"), "macros"),
        (docx(word__document_0_xml="<w:document"), "damaged"),
        (docx(word__document_0_xml="<nothing/>"), "damaged|no text|empty"),
        (docx(), "no text|empty"),
        (odt("<text:p>Texte.</text:p>", Basic__Standard__Module1_0_xml="<x/>"), "macros"),
        (odt("<text:p>Texte.</text:p>", **{"META-INF__manifest_0_xml": MANIFEST}), "password"),
        (odt("<text:p>" * 3_000 + "</text:p>" * 3_000), "elements inside elements"),
        (odt('<unknown:p xmlns:unknown="urn:x">Texte.</unknown:p>'), "damaged|no text|empty"),
        (office.package({"a.txt": "x"}), "zip archive"),
        (office.package({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<x/>"}), "spreadsheet"),
        (office.package({"[Content_Types].xml": "<Types/>", "ppt/x.xml": "<x/>"}), "slides"),
        (office.package({"Index/Document.iwa": "x"}), "Pages"),
        (office.package({"mimetype": "application/epub+zip", "OEBPS/a.opf": "x"}), "e-book"),
        (
            office.package(
                {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}
            ),
            "spreadsheet",
        ),
        (b"PK\x03\x04" + b"x" * 500, "damaged"),
        (b"PK\x05\x06" + b"\0" * 18, "zip archive"),
    ],
)
def test_a_package_that_is_no_article_is_refused_with_advice(data: bytes, what: str) -> None:
    with pytest.raises(Unreadable, match=what):
        documents.parse(data)


def test_a_directory_that_lies_about_sizes_is_not_believed() -> None:
    data = bytearray(bomb(40_000_000, ["word/document.xml"]))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    with pytest.raises(Unreadable):
        documents.parse(bytes(data))


def test_an_encrypted_member_is_refused() -> None:
    data = bytearray(docx(*HEAD))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    with pytest.raises(Unreadable, match="password"):
        documents.parse(bytes(data))
