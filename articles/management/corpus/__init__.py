"""A big newsroom for measuring: `manage.py seed_corpus`. What people look at is `management.demo`."""
