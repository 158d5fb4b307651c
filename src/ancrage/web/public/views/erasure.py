"""The proof of an erasure, for whoever has its reference: nobody is logged in any more."""

import uuid

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ancrage.kernel.errors import NotFound
from ancrage.privacy.proofs import backups_of, erased_of, kept_of, proof_text
from ancrage.privacy.queries import erasure_asked_as, erasure_known_as


@login_not_required
@require_safe
def erasure_proof(request: HttpRequest, id: uuid.UUID) -> HttpResponse:  # noqa: A002 - the name in the URL
    """Show a proof; before its day, say which day."""
    proof, waiting = erasure_known_as(id), erasure_asked_as(id)
    if proof is None and waiting is None:
        raise NotFound
    page = {"proof": proof, "waiting": waiting, "reference": id}
    if proof is not None:
        page |= {"erased": erased_of(proof), "kept": kept_of(proof), "backups": backups_of(proof)}
    return render(request, "public/erasure_proof.html", page)


@login_not_required
@require_safe
def erasure_proof_text(request: HttpRequest, id: uuid.UUID) -> HttpResponse:  # noqa: A002 - as above
    """Give the proof as a text to keep."""
    del request
    proof = erasure_known_as(id)
    if proof is None:
        raise NotFound
    answer = HttpResponse(proof_text(proof), content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="preuve-{str(id)[:8]}.txt"'
    return answer
