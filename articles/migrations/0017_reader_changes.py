"""The journal of what changed for readers, and the triggers that keep it.

In the database, since nothing that writes can go past it: not a bulk update, not an import, not SQL by hand.
Each row is written in the transaction of the change and says no more than which tags were touched; the words
of tags are those of `articles.caching.tags`.
"""

import django.contrib.postgres.fields
import django.utils.timezone
from django.db import migrations, models

TELL = """
CREATE FUNCTION articles_tell(touched text[], is_hard boolean) RETURNS void LANGUAGE sql AS $$
    INSERT INTO articles_readerchange (transaction, hard, tags, at)
    SELECT pg_current_xact_id()::text::bigint, is_hard, array_agg(DISTINCT tag), clock_timestamp()
    FROM unnest(touched) AS tag HAVING count(*) > 0;
$$;
"""

# Arguments: the letter of the tag, the column with the id, hard or soft, and tags more ("" for none).
THING = """
CREATE FUNCTION articles_thing_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    had jsonb := to_jsonb(OLD);
    has jsonb := to_jsonb(NEW);
    id text;
    touched text[] := string_to_array(nullif(TG_ARGV[3], ''), ' ');
BEGIN
    FOR id IN
        SELECT DISTINCT value FROM (VALUES
            (had ->> TG_ARGV[1]), (has ->> TG_ARGV[1]), (had ->> 'merged_into_id'), (has ->> 'merged_into_id')
        ) AS found (value) WHERE value IS NOT NULL
    LOOP
        touched := touched || (TG_ARGV[0] || id);
        -- The thing itself, not its name: what is listed under it may be more or less than before.
        IF has ? 'merged_into_id' OR had ? 'merged_into_id' THEN
            touched := touched || ('in:' || TG_ARGV[0] || id);
        END IF;
    END LOOP;
    PERFORM articles_tell(touched, TG_ARGV[2] = 'hard');
    RETURN NULL;
END $$;
"""

# A menu shows a label or topic while something live carries it: this edition may be the first or the last.
MENU = """
CREATE FUNCTION articles_menu_tags(edition bigint, language text, revision bigint) RETURNS text[]
LANGUAGE sql STABLE AS $$
    SELECT coalesce(array_agg(DISTINCT 'menu:' || language), '{}')
    FROM articles_menuentry entry, articles_revision said
    WHERE said.id = revision AND (
        entry.label_id = (said.facts ->> 'label')::bigint AND NOT EXISTS (
            SELECT 1 FROM articles_articletranslation other
            JOIN articles_article article ON article.id = other.master_id
            JOIN articles_revision shown ON shown.id = other.live_revision_id
            WHERE article.label_id = entry.label_id AND other.language_code = language AND other.id <> edition
            AND other.live_from <= now() AND (other.live_until IS NULL OR other.live_until > now())
            AND (shown.facts ->> 'label')::bigint = entry.label_id
        )
        OR said.facts -> 'topics' @> to_jsonb(entry.topic_id) AND NOT EXISTS (
            SELECT 1 FROM articles_articletranslation other
            JOIN articles_article_topics about ON about.article_id = other.master_id
            JOIN articles_revision shown ON shown.id = other.live_revision_id
            WHERE about.topic_id = entry.topic_id AND other.language_code = language AND other.id <> edition
            AND other.live_from <= now() AND (other.live_until IS NULL OR other.live_until > now())
            AND shown.facts -> 'topics' @> to_jsonb(entry.topic_id)
        )
    );
$$;
"""

EDITION_TAGS = """
CREATE FUNCTION articles_edition_tags(
    edition bigint, article bigint, language text, revision bigint, first_live timestamptz
) RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT ARRAY['a' || article, 'in:' || language]
        || CASE WHEN first_live IS NULL THEN '{}'
           ELSE ARRAY['in:' || language || ':' || to_char(first_live AT TIME ZONE 'UTC', 'YYYY-MM')] END
        || coalesce((
            SELECT array_agg(tag) FROM articles_revision said, LATERAL (
                SELECT 'in:l' || (said.facts ->> 'label') AS tag
                UNION ALL SELECT 'in:s' || (said.facts ->> 'source')
                UNION ALL SELECT 'in:t' || topic
                FROM jsonb_array_elements_text(coalesce(said.facts -> 'topics', '[]')) AS topic
                UNION ALL SELECT 'in:c' || (credit ->> 'contributor')
                FROM jsonb_array_elements(said.credits) AS credit
            ) AS found WHERE said.id = revision AND tag IS NOT NULL
        ), '{}')
        || articles_menu_tags(edition, language, revision);
$$;
"""

EDITION = """
CREATE FUNCTION articles_edition_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    was boolean := TG_OP <> 'INSERT' AND OLD.live_from IS NOT NULL;
    becomes boolean := TG_OP <> 'DELETE' AND NEW.live_from IS NOT NULL;
    touched text[] := '{}';
BEGIN
    IF was THEN
        touched := articles_edition_tags(
            OLD.id, OLD.master_id, OLD.language_code, OLD.live_revision_id, OLD.first_live_at);
    END IF;
    IF becomes THEN
        touched := touched || articles_edition_tags(
            NEW.id, NEW.master_id, NEW.language_code, NEW.live_revision_id, NEW.first_live_at);
    END IF;
    IF NOT was AND NOT becomes THEN
        -- A notice where it was, or none any more.
        touched := ARRAY['a' || coalesce(NEW.master_id, OLD.master_id)];
    END IF;
    PERFORM articles_tell(touched, was AND OLD.live_from <= now());
    RETURN NULL;
END $$;
-- At the end of the transaction: what a live revision says may be written after the edition that names it.
CREATE CONSTRAINT TRIGGER articles_edition_is_new AFTER INSERT ON articles_articletranslation
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.live_from IS NOT NULL)
    EXECUTE FUNCTION articles_edition_changed();
CREATE CONSTRAINT TRIGGER articles_edition_is_gone AFTER DELETE ON articles_articletranslation
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.first_live_at IS NOT NULL)
    EXECUTE FUNCTION articles_edition_changed();
CREATE CONSTRAINT TRIGGER articles_edition_is_another AFTER UPDATE ON articles_articletranslation
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (
        (OLD.live_from, OLD.live_until, OLD.live_revision_id, OLD.first_live_at, OLD.live_changed_at,
         OLD.publication, OLD.taken_down_at, OLD.take_down_notice)
        IS DISTINCT FROM
        (NEW.live_from, NEW.live_until, NEW.live_revision_id, NEW.first_live_at, NEW.live_changed_at,
         NEW.publication, NEW.taken_down_at, NEW.take_down_notice)
        AND (OLD.first_live_at IS NOT NULL OR NEW.first_live_at IS NOT NULL)
    )
    EXECUTE FUNCTION articles_edition_changed();
"""

# What the clock alone will change, with the tags it will touch: when, hard or not, which.
COMING = """
CREATE FUNCTION articles_coming(after timestamptz, until timestamptz)
RETURNS TABLE (moment timestamptz, is_hard boolean, touched text[]) LANGUAGE sql STABLE AS $$
    SELECT live_from, false,
        articles_edition_tags(id, master_id, language_code, live_revision_id, first_live_at)
    FROM articles_articletranslation WHERE live_from > after AND live_from <= until
    UNION ALL SELECT live_until, true,
        articles_edition_tags(id, master_id, language_code, live_revision_id, first_live_at)
    FROM articles_articletranslation WHERE live_until > after AND live_until <= until
    UNION ALL SELECT rights_from, false, ARRAY['i' || id, 'images']
    FROM articles_image WHERE rights_from > after AND rights_from <= until
    UNION ALL SELECT rights_until, true, ARRAY['i' || id, 'images']
    FROM articles_image WHERE rights_until > after AND rights_until <= until;
$$;
"""

# Table → letter, column with the id, hard or soft, tags more.
THINGS = {
    "label": ("l", "id", "soft", "labels"),
    "labeltranslation": ("l", "master_id", "soft", "labels"),
    "source": ("s", "id", "soft", "sources"),
    "sourcetranslation": ("s", "master_id", "soft", "sources"),
    "contributor": ("c", "id", "soft", "people"),
    "contributortranslation": ("c", "master_id", "soft", "people"),
    "topic": ("t", "id", "soft", "topics"),
    "topictranslation": ("t", "master_id", "soft", "topics"),
    "image": ("i", "id", "hard", "images"),
    "imagetranslation": ("i", "master_id", "hard", ""),
    "sitepage": ("p", "id", "soft", ""),
    "sitepagetranslation": ("p", "master_id", "hard", "menus pages"),
    "menuentry": ("m", "id", "soft", "menus"),
}


def trigger(table: str, letter: str, column: str, weight: str, more: str) -> str:
    """A change of a thing, a name, a picture: any column, but not a save that changes nothing."""
    call = f"EXECUTE FUNCTION articles_thing_changed('{letter}', '{column}', '{weight}', '{more}')"
    return f"""
CREATE TRIGGER articles_{table}_is_new AFTER INSERT OR DELETE ON articles_{table} FOR EACH ROW {call};
CREATE TRIGGER articles_{table}_is_another AFTER UPDATE ON articles_{table} FOR EACH ROW
    WHEN (OLD.* IS DISTINCT FROM NEW.*) {call};
"""


ARTICLE = """
CREATE TRIGGER articles_article_is_another AFTER UPDATE OF source_language ON articles_article FOR EACH ROW
    WHEN (OLD.source_language IS DISTINCT FROM NEW.source_language)
    EXECUTE FUNCTION articles_thing_changed('a', 'id', 'soft', '');
"""
UNDO = "".join(
    [
        *(
            f"DROP TRIGGER articles_{table}_is_{what} ON articles_{table};"
            for table in THINGS
            for what in ("new", "another")
        ),
        "DROP TRIGGER articles_article_is_another ON articles_article;",
        *(
            f"DROP TRIGGER articles_edition_is_{what} ON articles_articletranslation;"
            for what in ("new", "gone", "another")
        ),
        "DROP FUNCTION articles_coming(timestamptz, timestamptz);",
        "DROP FUNCTION articles_edition_changed();",
        "DROP FUNCTION articles_edition_tags(bigint, bigint, text, bigint, timestamptz);",
        "DROP FUNCTION articles_menu_tags(bigint, text, bigint);",
        "DROP FUNCTION articles_thing_changed();",
        "DROP FUNCTION articles_tell(text[], boolean);",
    ]
)
DO = "".join(
    [
        TELL,
        THING,
        MENU,
        EDITION_TAGS,
        EDITION,
        COMING,
        ARTICLE,
        *(trigger(table, *arguments) for table, arguments in THINGS.items()),
    ]
)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0016_former_addresses"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReaderChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("transaction", models.BigIntegerField(db_index=True)),
                ("hard", models.BooleanField()),
                (
                    "tags",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), size=None
                    ),
                ),
                (
                    "at",
                    models.DateTimeField(
                        db_index=True, default=django.utils.timezone.now
                    ),
                ),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.AddIndex(
            model_name="articletranslation",
            index=models.Index(
                condition=models.Q(("live_until__isnull", False)),
                fields=["live_until"],
                name="edition_going_offline",
            ),
        ),
        migrations.AddIndex(
            model_name="image",
            index=models.Index(
                condition=models.Q(("rights_from__isnull", False)),
                fields=["rights_from"],
                name="image_rights_from",
            ),
        ),
        migrations.RunSQL([(DO, None)], [(UNDO, None)]),
    ]
