"""What makes an editor look twice at a page: subscribers only, cut short, perhaps no article at all."""

import re
from collections.abc import Iterable, Sequence

from articles.content.names import fold
from articles.content.text_lines import CLOSERS
from articles.formats.html_data import Thing, first_text, kinds_of
from articles.formats.html_metas import Metas
from articles.formats.html_runs import Run
from articles.formats.parsed import Block
from articles.messages import Message, gettext_noop

LEAST_TEXT = 60  # characters; with less there is nothing to edit
_LITTLE = 500
_NEAR_END = 12  # runs behind the text in which a wall says that it is one
_LONGEST = 240
_LISTS = frozenset(
    {"CollectionPage", "SearchResultsPage", "ItemList", "ProfilePage", "ContactPage", "Product"}
)
# How pages say that the rest is for subscribers, in folded text.
_WALLS = tuple(
    map(
        fold,
        (
            "subscribe to continue", "subscribe to read", "subscribers only", "for subscribers only",
            "to continue reading", "already a subscriber", "this article is for subscribers",
            "become a subscriber", "become a member to read", "unlock this article", "sign in to read",
            "create a free account to", "this post is for paying subscribers", "this post is for paid subscribers",
            "réservé aux abonnés", "réservée aux abonnés", "la suite est réservée", "abonnez-vous pour lire",
            "pour lire la suite", "il vous reste", "déjà abonné",
            "nur für abonnenten", "jetzt weiterlesen", "weiterlesen mit", "diesen artikel weiterlesen",
            "exklusiv für abonnenten", "bereits abonnent",
            "solo para suscriptores", "exclusivo para suscriptores", "suscríbete para", "ya eres suscriptor",
            "exclusivo para assinantes", "conteúdo exclusivo para assinantes", "já é assinante", "assine para",
            "riservato agli abbonati", "abbonati per", "sei già abbonato",
            "alleen voor abonnees", "tylko dla subskrybentów", "только для подписчиков", "abonelere özel",
            "订阅后", "仅限会员", "会员专享", "付费阅读", "付费内容", "成为会员", "訂閱後", "訂戶專享", "付費內容",
            "会員限定", "有料会員", "この記事は有料", "残り", "続きを読むには", "유료회원", "구독자 전용", "회원 전용",
            "للمشتركين فقط", "khusus pelanggan", "dành cho thành viên",
        ),
    )
)  # fmt: skip
_CUT = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\(…\)|（…）)\s*$")
_GOES_ON = re.compile(
    r"(?:read more|continue reading|keep reading|read the full (?:story|article)|lire la suite|weiterlesen|seguir leyendo"
    r"|leer más|leia mais|continua a leggere|lees verder|阅读全文|閱讀全文|查看全文|点击查看|続きを読む|더 보기|اقرأ المزيد)",
    re.IGNORECASE,
)
_WALL = gettext_noop("The page keeps its text for subscribers: what is here may be only its beginning.")
_CUT_OFF = gettext_noop("The text seems to be cut off at its end: look at the original.")
_NO_ARTICLE = gettext_noop("This looks like a front page or a list, not like an article: look at it closely.")
_SHORT = gettext_noop("There is little text here (%(count)s characters): the article may not be complete.")
_VERSION = gettext_noop("This is the page's version for phones or print; it may lack pictures.")


def warnings_of(
    article: Sequence[tuple[str, Thing]],
    things: Sequence[Thing],
    metas: Metas,
    blocks: Sequence[Block],
    after: Iterable[Run],
    links: float,
    address: str,
) -> Iterable[Message]:
    """Yield what an editor should know; `after` are the runs behind the text, `links` their share of it."""
    length = sum(len(block.text) for block in blocks)
    if is_walled(article, things, metas, after):
        yield Message(_WALL)
    elif _is_cut(blocks):
        yield Message(_CUT_OFF)
    website = (metas.first("og:type") or "").lower() in ("website", "profile")
    listed = not article and any(kind in _LISTS for thing in things for kind in kinds_of(thing))
    if links > _MOSTLY_LINKS or (length < _LITTLE and (website or listed)):
        yield Message(_NO_ARTICLE)
    elif length < _LITTLE:
        yield Message(_SHORT, {"count": str(length)})
    if re.search(r"/amp/?(?:$|\?)|[?&](?:amp|print)(?:=|&|$)|/print/", address):
        yield Message(_VERSION)


_MOSTLY_LINKS = 0.6


def is_walled(
    article: Sequence[tuple[str, Thing]], things: Sequence[Thing], metas: Metas, after: Iterable[Run]
) -> bool:
    """Tell whether a page says that its text is not free: in its data, or in words behind the text."""
    for thing in (*(thing for _, thing in article), *things):
        free = thing.get("isAccessibleForFree")
        if free is False or (first_text(thing, "isAccessibleForFree") or "").lower() in ("false", "no"):
            return True
    tier = (metas.first("article:content_tier") or "").lower()
    if tier in ("locked", "metered"):
        return True
    return any(
        (len(run.text) <= _LONGEST and fold(run.text).startswith(_WALLS)) or _says_wall(run) for run in after
    )


def _says_wall(run: Run) -> bool:
    folded = fold(run.text[:_LONGEST])
    return len(run.text) <= _LONGEST and any(wall in folded for wall in _WALLS if len(wall) >= 6)


def _is_cut(blocks: Sequence[Block]) -> bool:
    texts = [block.text for block in blocks if block.kind in ("paragraph", "quote", "list") and block.text]
    if not texts:
        return False
    last = texts[-1].strip()
    if len(last) <= 80 and _GOES_ON.search(last):
        return True
    return bool(_CUT.search(last.rstrip(CLOSERS + " "))) and len(last) > 60
