"""The page cache: whole pages for readers, with what they are made of; right within a second of a change.

`tags`: what a page notes while it is made. `journal`: what changed since, from the database. `entry`: a page
as it is kept. `files`, `servers`: where. `pages`: the middleware. `purging`: caches of others, in front.

An allow list: only views marked with `pages.kept` are kept, only for GET and HEAD without cookie and
authorisation, only with parameters that the list knows. Django's own cache middleware has shown private pages
to strangers and is not used (docs/decisions/0023).
"""
