"""Revisions, the action log and ingested items are written once: the database itself refuses changes.

The models refuse too, but bulk updates and other programs go round models. TRUNCATE stays possible, which tests
and restores need.
"""

from django.db import migrations

TABLES = ("articles_revision", "articles_actionlog", "articles_ingesteditem")

FUNCTION = """
CREATE FUNCTION articles_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Rows of %% are records and cannot be changed.', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial")]

    operations = [
        migrations.RunSQL([(FUNCTION, [])], "DROP FUNCTION articles_refuse_change();"),
        *(
            migrations.RunSQL(
                f"CREATE TRIGGER {table}_is_kept BEFORE UPDATE OR DELETE ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION articles_refuse_change();",
                f"DROP TRIGGER {table}_is_kept ON {table};",
            )
            for table in TABLES
        ),
    ]
