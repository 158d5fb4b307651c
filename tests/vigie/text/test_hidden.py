"""A word hidden from machines is still read; ordinary figures, dots and hyphens are not."""

import pytest


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("su1c1de", "suicide"),
        ("m0urir", "mourir"),
        ("s.u.i.c.i.d.e", "suicide"),
        ("s-u-i-c-i-d-e", "suicide"),
        ("s u i c i d e", "suicide"),
        ("su*cide", "suicide"),
        ("m*rt", "mort"),
        ("$uicide", "suicide"),
        ("suic!de", "suicide"),
        ("mou.rir", "mourir"),
        ("sui_cide", "suicide"),
        ("t*er", "tuer"),
        ("vi0l", "viol"),
        ("su\u200bi\u200bcide", "suicide"),
        ("m\u00adourir", "mourir"),
        ("mоurir", "mourir"),
        ("ѕuiсidе", "suicide"),
        ("ᴍᴏᴜʀɪʀ", "mourir"),
        ("𝐌𝐎𝐔𝐑𝐈𝐑", "mourir"),
        ("ｍｏｕｒｉｒ", "mourir"),
    ],
)
def test_a_hidden_word_is_read(reads, typed, meant):
    assert reads(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("peut-être", "peut etre"),
        ("rendez-vous", "rendez vous"),
        ("a.b.d.e", "a b de e"),
        ("m.1", "me 1"),
        ("10h30 le 12", "10h30 le 12"),
        ("5*5", "5 5"),
        ("t*e", "te e"),
        ("хочу умереть", "хочу умереть"),
        ("user@mail.fr", "user mail fr"),
    ],
)
def test_what_hides_nothing_is_read_as_it_is(reads, typed, meant):
    assert reads(typed) == meant
