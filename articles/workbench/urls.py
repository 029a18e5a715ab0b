"""The addresses of the workbench, behind the desk's door."""

from django.contrib import admin
from django.urls import path

from articles.workbench import asides, assigning, blocks, files, home, memories, screen, terms

app_name = "workbench"
guarded = admin.site.admin_view

urlpatterns = [
    path("", guarded(home.home_view), name="home"),
    path("memory/", guarded(memories.memory_view), name="memory"),
    path("memory/<slug:source>/<slug:target>/", guarded(memories.export_view), name="memory_export"),
    path("terms/", guarded(terms.terms_view), name="terms"),
    path("terms/new/", guarded(terms.term_view), name="term_new"),
    path("terms/import/", guarded(terms.import_view), name="terms_import"),
    path("terms/export/", guarded(terms.export_view), name="terms_export"),
    path("terms/<int:pk>/", guarded(terms.term_view), name="term"),
    path("terms/<int:pk>/delete/", guarded(terms.delete_view), name="term_delete"),
    path("terms/proposals/<int:pk>/", guarded(terms.proposal_view), name="term_proposal"),
    path("<int:pk>/<slug:language>/", guarded(screen.edition_view), name="edition"),
    path("<int:pk>/<slug:language>/blocks/<uuid:block>/", guarded(blocks.block_view), name="block"),
    path(
        "<int:pk>/<slug:language>/blocks/<uuid:block>/matches/", guarded(blocks.matches_view), name="matches"
    ),
    path("<int:pk>/<slug:language>/blocks/<uuid:block>/checks/", guarded(asides.checks_view), name="checks"),
    path(
        "<int:pk>/<slug:language>/blocks/<uuid:block>/history/", guarded(asides.history_view), name="history"
    ),
    path(
        "<int:pk>/<slug:language>/blocks/<uuid:block>/suggest/", guarded(asides.suggest_view), name="suggest"
    ),
    path("<int:pk>/<slug:language>/concordance/", guarded(asides.concordance_view), name="concordance"),
    path("<int:pk>/<slug:language>/mend/", guarded(asides.mend_view), name="mend"),
    path("<int:pk>/<slug:language>/fill/", guarded(screen.fill_view), name="fill"),
    path("<int:pk>/<slug:language>/machine/", guarded(screen.machine_view), name="machine"),
    path("<int:pk>/<slug:language>/export/", guarded(files.export_view), name="export"),
    path("<int:pk>/<slug:language>/import/", guarded(files.import_view), name="import"),
    path("<int:pk>/<slug:language>/leave/", guarded(screen.leave_view), name="leave"),
    path("<int:pk>/<slug:language>/assign/", guarded(assigning.assign_view), name="assign"),
    path("<int:pk>/<slug:language>/cut/", guarded(screen.cut_view), name="cut"),
]
