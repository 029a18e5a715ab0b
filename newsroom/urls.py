"""Every address of the site. Each is in the permission table of the tests, or they fail."""

from django.contrib import admin
from django.urls import include, path

from articles.admin.people import password_urls

urlpatterns = [
    # Before the desk, whose last address takes all that is left.
    path("admin/password_reset/", include(password_urls())),
    path("admin/", admin.site.urls),
    path("workbench/", include("articles.workbench.urls")),
    path("", include("articles.public.urls")),
]

handler404 = "articles.admin.pages.not_found"
handler500 = "articles.public.errors.server_error"
handler403 = "articles.public.errors.forbidden"
handler400 = "articles.public.errors.bad_request"
