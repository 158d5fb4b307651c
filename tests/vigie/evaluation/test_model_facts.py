"""The card says which model reads, from what that model says of itself."""

import json

from vigie.evaluation.model_facts import model_facts

NOTICE = "encoder.npz is derived from an encoder,\nunder the Apache License.\n\nThe rest is ours.\n"


def test_learned_weights_tell_their_encoder_licence_and_notice(tmp_path):
    (tmp_path / "mix.json").write_text(
        json.dumps({"rows": 9, "data": "synthetic", "encoder": "some encoder"})
    )
    (tmp_path / "NOTICE").write_text(NOTICE)
    (tmp_path / "LICENSE-Apache-2.0.txt").write_text("the text")
    told = model_facts(tmp_path)
    assert told == {
        "model": "learned",
        "encoder": "some encoder",
        "licence": "Apache-2.0",
        "notice": "encoder.npz is derived from an encoder, under the Apache License.",
        "data": "synthetic",
        "rows": 9,
    }


def test_no_weights_have_no_facts(tmp_path):
    assert model_facts(tmp_path / "nowhere") == {}
