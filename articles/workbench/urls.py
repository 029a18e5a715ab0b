"""The addresses of the workbench, behind the desk's door."""

from django.contrib import admin
from django.urls import path

from articles.workbench import assigning, blocks, files, home, screen

app_name = "workbench"
guarded = admin.site.admin_view

urlpatterns = [
    path("", guarded(home.home_view), name="home"),
    path("<int:pk>/<slug:language>/", guarded(screen.edition_view), name="edition"),
    path("<int:pk>/<slug:language>/blocks/<uuid:block>/", guarded(blocks.block_view), name="block"),
    path(
        "<int:pk>/<slug:language>/blocks/<uuid:block>/matches/", guarded(blocks.matches_view), name="matches"
    ),
    path("<int:pk>/<slug:language>/fill/", guarded(screen.fill_view), name="fill"),
    path("<int:pk>/<slug:language>/machine/", guarded(screen.machine_view), name="machine"),
    path("<int:pk>/<slug:language>/export/", guarded(files.export_view), name="export"),
    path("<int:pk>/<slug:language>/import/", guarded(files.import_view), name="import"),
    path("<int:pk>/<slug:language>/leave/", guarded(screen.leave_view), name="leave"),
    path("<int:pk>/<slug:language>/assign/", guarded(assigning.assign_view), name="assign"),
    path("<int:pk>/<slug:language>/cut/", guarded(screen.cut_view), name="cut"),
]
