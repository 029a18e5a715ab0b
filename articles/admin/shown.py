"""A story in a line of a list: which of its headlines is shown, and where it leads."""

from collections.abc import Collection

from articles.models import Article, Edition


def shown_headline(article: Article, language: str) -> tuple[str, str]:
    """(headline, its language): that of `language`, the source edition, any edition, else the original."""
    by_code = {edition.language_code: edition for edition in article.translations.all()}
    for code in (language, article.source_language, *sorted(by_code)):
        if code in by_code and by_code[code].headline:
            return by_code[code].headline, code
    return article.original_title or f"#{article.pk}", article.original_language or article.source_language


def leading_language(article: Article, editions: Collection[Edition], language: str) -> str:
    """The edition a headline leads to: in the reader's language where there is one, else the source's."""
    return (
        language
        if any(edition.language_code == language for edition in editions)
        else article.source_language
    )
