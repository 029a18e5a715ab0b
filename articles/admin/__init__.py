"""The editors' desk: thin pages over `articles.workflow`, on Django's admin.

`articles.admin.site` collects its parts; nothing is registered on import, since Django makes the site while
it imports this package.
"""
