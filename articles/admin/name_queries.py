"""Lists of names: how often each is used, and how one is found."""

from typing import Any

from django.db.models import (
    Count,
    Exists,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
)
from django.db.models.functions import Coalesce

from articles.content.names import fold, sort_key
from articles.models import Article, Contributor, Credit, Topic
from articles.models.named import Named


def article_count(model: type[Named]) -> Coalesce:
    """How many articles use each row, as one subquery: a join would multiply rows."""
    used: Any
    if model is Contributor:
        used = Credit.objects.filter(contributor=OuterRef("pk")).values("contributor")
        number = Count("article", distinct=True)
    elif model is Topic:
        used = Article.topics.through.objects.filter(topic=OuterRef("pk")).values("topic")
        number = Count("article")
    else:
        field = model._meta.model_name or ""
        used = Article.objects.filter(**{field: OuterRef("pk")}).order_by().values(field)
        number = Count("pk")
    return Coalesce(Subquery(used.annotate(n=number).values("n"), output_field=IntegerField()), 0)


def search(queryset: QuerySet[Any], words: str) -> QuerySet[Any]:
    """The things in `queryset` with every one of `words` in a name or an alias, folded, accents aside."""
    names = queryset.model._parler_meta.root_model.objects.filter(master=OuterRef("pk"))
    joined = Func(F("aliases"), Value(" "), function="array_to_string", output_field=TextField())
    queryset = queryset.annotate(alias_text=joined)
    for word in fold(words).split()[:8]:
        in_name = names.filter(Q(name_key__contains=word) | Q(sort_key__contains=sort_key(word)))
        queryset = queryset.filter(Exists(in_name) | Q(alias_text__contains=word))
    return queryset
