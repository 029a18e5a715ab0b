"""Credits written by hand before pictures were confirmed count as confirmed, by nobody in particular."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("articles", "0014_pictures")]

    operations = [
        migrations.RunSQL(
            "UPDATE articles_image SET confirmed_at = uploaded_at WHERE credit_line <> ''",
            migrations.RunSQL.noop,
            elidable=True,
        ),
    ]
