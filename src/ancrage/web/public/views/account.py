"""Opening an account and finding it again. Coming in, going out and the second factor are allauth's own views."""

import re

from allauth.account import views as allauth
from allauth.account.decorators import reauthentication_required
from allauth.core import ratelimit
from allauth.mfa.base import views as mfa
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from ancrage.accounts import actions, queries
from ancrage.accounts.errors import CodeRefused
from ancrage.content import country, resource, texts
from ancrage.web.public.account_forms import RecoverForm

CODE = re.compile(r"[A-Z0-9]{4}(-[A-Z0-9]{4}){3}")
CODES_AT_MOST = 10
FILE = "codes-de-secours.txt"
page = require_http_methods(["GET", "HEAD", "POST"])


@method_decorator(login_not_required, name="dispatch")
class SignupView(allauth.SignupView):
    """Open an account; whoever is under 15 is told where they may talk, and nothing is kept of it."""

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Answer a child first, whatever else is in the form."""
        if self.get_form().too_young:
            facts = {"text": texts("under_15"), "resources": [resource(id_) for id_ in country("FR").minor]}
            return render(request, "account/under_15.html", facts)
        return super().post(request, *args, **kwargs)


signup = SignupView.as_view()


class SecurityView(mfa.IndexView):
    """The second factor, and whether it is still to be set before anything else."""

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """Add what is missing."""
        missing = queries.must_set_second_factor(self.request.user)
        return {**super().get_context_data(**kwargs), "must_set_up": missing}


security = SecurityView.as_view()


@page
@reauthentication_required(allow_get=True)
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Explain recovery codes; on demand, make new ones and show them, this once."""
    if request.method == "POST":
        codes = actions.new_recovery_codes(user=request.user)
        return render(request, "account/codes_shown.html", {"codes": codes, "file": FILE})
    return render(
        request,
        "account/codes.html",
        {"left": queries.recovery_codes_left(request.user), "user": request.user},
    )


@require_POST
@sensitive_post_parameters()
def recovery_codes_file(request: HttpRequest) -> HttpResponse:
    """Give back as a file the codes that the page shows: nothing was kept of them here."""
    codes = [code for code in request.POST.getlist("code")[:CODES_AT_MOST] if CODE.fullmatch(code)]
    response = render(
        request, "account/codes.txt", {"codes": codes}, content_type="text/plain; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="{FILE}"'
    return response


@require_POST
def recovery_codes_kept(request: HttpRequest) -> HttpResponse:
    """Go on, once the codes are somewhere safe."""
    if not request.POST.get("kept"):
        messages.warning(request, "Cochez la case quand vos codes sont en lieu sûr. Sinon, refaites-en.")
        return redirect("recovery_codes")
    return redirect("talk_start")


@login_not_required
@sensitive_post_parameters()
@page
def recover(request: HttpRequest) -> HttpResponse:
    """Choose a new passphrase with a recovery code."""
    form = RecoverForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        key = form.cleaned_data["username"].lower()
        if refused := ratelimit.consume_or_429(request, action="recover", key=key):
            return refused
        if _recovered(form):
            messages.success(request, "Votre nouvelle phrase de passe est en place. Connectez-vous.")
            return redirect("account_login")
    return render(request, "account/recover.html", {"form": form}, status=422 if form.errors else 200)


def _recovered(form: RecoverForm) -> bool:
    try:
        actions.use_recovery_code(**form.cleaned_data)
    except CodeRefused as error:
        form.add_error("code", error.said)
    except ValidationError as error:
        form.add_error("passphrase", error)
    return not form.errors
