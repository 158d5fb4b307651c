"""URLs of the safety plan."""

from django.urls import URLPattern, path

from ancrage.web.person.views import plans, plans_reach

urlpatterns: list[URLPattern] = [
    path("mon-plan/", plans.plan, name="plan"),
    path("mon-plan/etape/<slug:slug>/", plans.plan_step, name="plan_step"),
    path("mon-plan/relire/", plans.plan_review, name="plan_review"),
    path("mon-plan/versions/", plans.plan_versions, name="plan_versions"),
    path("mon-plan/versions/<uuid:id>/", plans.plan_version, name="plan_version"),
    path("mon-plan/imprimer/", plans_reach.plan_print, name="plan_print"),
    path("mon-plan/a-remplir/", plans_reach.plan_blank, name="plan_blank"),
    path("mon-plan/partager/", plans_reach.plan_share, name="plan_share"),
    path("mon-plan/hors-ligne/", plans_reach.plan_offline, name="plan_offline"),
    path("plan-partage/", plans_reach.plan_shared, name="plan_shared"),
]
