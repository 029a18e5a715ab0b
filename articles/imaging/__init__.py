"""Pictures as bytes: taken in, read, turned into what may be published. Pillow only, no Django."""

from articles.imaging.credits import Credit
from articles.imaging.messages import UnacceptableImage
from articles.imaging.metadata import Conflict, SuggestedCredit, suggested_credit
from articles.imaging.renditions import SPECS, Rendition, Spec, make, make_all, make_spec
from articles.imaging.sizes import rendered_size
from articles.imaging.validation import ImageFacts, inspect
from articles.messages import Message

__all__ = [
    "SPECS",
    "Conflict",
    "Credit",
    "ImageFacts",
    "Message",
    "Rendition",
    "Spec",
    "SuggestedCredit",
    "UnacceptableImage",
    "inspect",
    "make",
    "make_all",
    "make_spec",
    "rendered_size",
    "suggested_credit",
]
