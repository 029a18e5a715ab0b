"""The nouns of the newsroom: what other packages may use."""

from articles.models.action_log import ActionLog
from articles.models.article import Article
from articles.models.contributor import Contributor, ContributorKind, ContributorTranslation
from articles.models.credit import Credit, CreditRole
from articles.models.draft import Draft
from articles.models.edition import ArticleTranslation, CopyState, Edition, Publication, Standing
from articles.models.edition_link import EditionLink
from articles.models.feed import EntryState, Feed, FeedEntry
from articles.models.figure import Figure, FigureTranslation
from articles.models.former_address import FormerAddress
from articles.models.front_place import FrontPlace
from articles.models.image import Hindrance, Image, ImageAddress, ImageKind, ImageTranslation
from articles.models.ingested_item import IngestedItem
from articles.models.intake_item import IntakeItem, IntakeKind, IntakeState
from articles.models.label import Label, LabelTranslation
from articles.models.listing import ListingEntry
from articles.models.memory import Memory, MemoryFingerprint
from articles.models.menu import Menu, MenuEntry
from articles.models.presence import Presence
from articles.models.reader_change import ReaderChange
from articles.models.revision import TEXT_FIELDS, Revision, RevisionKind
from articles.models.revision_name import RevisionName
from articles.models.saved_filter import SavedFilter
from articles.models.search_entry import SearchEntry, SearchWord
from articles.models.segment import Segment, SegmentField, SegmentVersion
from articles.models.site_page import (
    PAGE_FIELDS,
    PageKind,
    PageRevision,
    SitePage,
    SitePageTranslation,
)
from articles.models.source import IndexingPolicy, Source, SourceTranslation
from articles.models.story_index import StoryIndex
from articles.models.target_block import (
    BlockComment,
    BlockEvent,
    BlockOrigin,
    BlockState,
    BlockVersion,
    CheckDismissal,
    TargetBlock,
    TargetBlockSource,
)
from articles.models.term import Term, TermForm, TermKind, TermProposal, TermStatus
from articles.models.topic import Topic, TopicTranslation
from articles.models.user import User
from articles.permissions import Role

__all__ = [
    "PAGE_FIELDS",
    "TEXT_FIELDS",
    "ActionLog",
    "Article",
    "ArticleTranslation",
    "BlockComment",
    "BlockEvent",
    "BlockOrigin",
    "BlockState",
    "BlockVersion",
    "CheckDismissal",
    "Contributor",
    "ContributorKind",
    "ContributorTranslation",
    "CopyState",
    "Credit",
    "CreditRole",
    "Draft",
    "Edition",
    "EditionLink",
    "EntryState",
    "Feed",
    "FeedEntry",
    "Figure",
    "FigureTranslation",
    "FormerAddress",
    "FrontPlace",
    "Hindrance",
    "Image",
    "ImageAddress",
    "ImageKind",
    "ImageTranslation",
    "IndexingPolicy",
    "IngestedItem",
    "IntakeItem",
    "IntakeKind",
    "IntakeState",
    "Label",
    "LabelTranslation",
    "ListingEntry",
    "Memory",
    "MemoryFingerprint",
    "Menu",
    "MenuEntry",
    "PageKind",
    "PageRevision",
    "Presence",
    "Publication",
    "ReaderChange",
    "Revision",
    "RevisionKind",
    "RevisionName",
    "Role",
    "SavedFilter",
    "SearchEntry",
    "SearchWord",
    "Segment",
    "SegmentField",
    "SegmentVersion",
    "SitePage",
    "SitePageTranslation",
    "Source",
    "SourceTranslation",
    "Standing",
    "StoryIndex",
    "TargetBlock",
    "TargetBlockSource",
    "Term",
    "TermForm",
    "TermKind",
    "TermProposal",
    "TermStatus",
    "Topic",
    "TopicTranslation",
    "User",
]
