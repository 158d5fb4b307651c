"""Fail-points are inert unless a test arms them."""

import os

import pytest

from ancrage.jobs import failpoints


@pytest.fixture
def deaths(monkeypatch):
    seen = []
    monkeypatch.setattr(os, "_exit", seen.append)
    monkeypatch.setattr(failpoints, "_passes", failpoints.Counter())
    return seen


def test_without_the_variable_nothing_happens(deaths, monkeypatch):
    monkeypatch.delenv("ANCRAGE_FAILPOINT", raising=False)
    failpoints.failpoint("alert.raised")
    assert deaths == []


def test_armed_it_kills_there_and_nowhere_else(deaths, monkeypatch):
    monkeypatch.setenv("ANCRAGE_TEST", "1")
    monkeypatch.setenv("ANCRAGE_FAILPOINT", "alert.raised:2")
    for name in ("alert.raised", "delivery.sent", "alert.raised"):
        failpoints.failpoint(name)
    assert deaths == [failpoints.EXIT_STATUS]


def test_once_means_once_for_all_the_processes_that_follow(deaths, monkeypatch, tmp_path):
    monkeypatch.setenv("ANCRAGE_TEST", "1")
    monkeypatch.setenv("ANCRAGE_FAILPOINT", "alert.raised")
    monkeypatch.setenv("ANCRAGE_FAILPOINT_ONCE", str(tmp_path / "killed"))
    failpoints.failpoint("alert.raised")
    failpoints.failpoint("alert.raised")
    assert len(deaths) == 1


def test_a_stray_variable_never_kills_a_real_house(deaths, monkeypatch):
    monkeypatch.delenv("ANCRAGE_TEST", raising=False)
    monkeypatch.setenv("ANCRAGE_FAILPOINT", "alert.raised")
    with pytest.raises(RuntimeError, match="ANCRAGE_TEST"):
        failpoints.failpoint("alert.raised")
    assert deaths == []
