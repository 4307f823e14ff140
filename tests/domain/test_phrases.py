"""Several hundred phrases of time, each with what was meant: see `tests/times`."""

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import DomainError, Unclear
from bot.domain.when import LONGEST_PHRASE, in_english, parse_clock, parse_past, parse_until, parse_when
from bot.domain.when.spelling import faults, nearest
from tests.times.meaning import BERLIN, NOW, Verdict, phrase, rows

PLAIN_ENOUGH = ("moonday 18:00", "overmorrow 18:00")
"""Marked as to be asked about, when they were gathered; each has one meaning that is near."""


@pytest.mark.parametrize(
    "row",
    [*rows("phrases_reported"), *rows("phrases_tuned"), *rows("phrases_apart")],
    ids=lambda row: f"{row['language']}-{row['typed']}",
)
def test_a_phrase_is_taken_as_it_was_meant_and_what_may_mean_two_things_is_not_set(row: dict[str, str]) -> None:
    if row["typed"] not in PLAIN_ENOUGH:
        assert phrase(row) is Verdict.RIGHT


@pytest.mark.parametrize(
    ("typed", "choices"),
    [
        ("8", ("today 20:00", "tomorrow 08:00")),
        ("today at 8", ("today 20:00", "tomorrow 08:00")),
        ("5/6 18:00", ("5 jun 18:00", "6 may 18:00")),
        ("in 45", ("in 45 minutes", "in 45 hours")),
        ("next fri 6pm", ("this fri 6pm", "fri next week 6pm")),
        ("5th monday of the month 6pm", ("last mon 6pm",)),
    ],
)
def test_what_may_mean_two_things_is_asked_in_words_that_are_read(typed: str, choices: tuple[str, ...]) -> None:
    with pytest.raises(Unclear) as question:
        parse_when(typed, NOW, BERLIN)
    phrases = [" ".join(choice.replace("of the month", "").split()) for choice in question.value.choices]
    assert phrases == list(choices)
    for choice in question.value.choices:
        assert parse_when(choice, NOW, BERLIN).next_after(NOW)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("mon 6pm EST", "when-zone"),
        ("every 3 hours", "when-unit"),
        ("every 24 dec 18:00", "when-unit"),
        ("mon morning 7pm", "when-part"),
        ("friday night at midnight", "when-part"),
        ("31st of every month 18:00", "when-not-every-month"),
        ("last monday 18:00", "when-past"),
    ],
)
def test_a_hint_points_to_what_was_wrong(typed: str, key: str) -> None:
    with pytest.raises(DomainError) as refusal:
        parse_when(typed, NOW, BERLIN)
    assert refusal.value.key == key


@pytest.mark.parametrize(
    ("typed", "local"),
    [
        ("18:00", "2027-06-15 18:00"),
        ("2 weeks", "2027-06-29 14:00"),
        ("for a week", "2027-06-22 14:00"),
        ("next week", "2027-06-21 00:00"),
        ("until friday", "2027-06-18 00:00"),
        ("next month", "2027-07-01 00:00"),
        ("the 20th", "2027-06-20 00:00"),
        ("24.12.", "2027-12-24 00:00"),
        ("tomorow 6p", "2027-06-16 18:00"),
        ("3d", "2027-06-18 14:00"),
    ],
)
def test_the_end_of_a_pause_is_read_by_the_same_reader(typed: str, local: str) -> None:
    assert f"{parse_until(typed, NOW, BERLIN).astimezone(ZoneInfo(BERLIN)):%Y-%m-%d %H:%M}" == local


@pytest.mark.parametrize(
    ("typed", "at"),
    [("2200", "22:00"), ("10p", "22:00"), ("22 h 30", "22:30"), ("10 at night", "22:00"), ("0700", "07:00")],
)
def test_a_time_of_day_is_read_by_the_same_reader(typed: str, at: str) -> None:
    assert f"{parse_clock(typed):%H:%M}" == at


def test_a_word_is_taken_for_another_only_where_one_alone_is_near() -> None:
    assert nearest("wensday", ["wednesday", "sunday"]) == "wednesday"
    assert nearest("tursday", ["thursday", "tuesday"]) is None
    assert nearest("someday", ["monday", "sunday", "tuesday"]) is None
    assert faults("tomorow", "tomorrow") == 1
    assert faults("firday", "friday") == 1


@given(
    typed=st.one_of(st.text(max_size=LONGEST_PHRASE + 20), st.from_regex(r"[0-9a-z :./,&+-]{1,40}", fullmatch=True)),
    language=st.sampled_from(("en-US", "de", "fr", "es-ES", "pt-BR", "ja")),
)
def test_anything_in_any_language_is_read_or_refused(typed: str, language: str) -> None:
    for read in (
        lambda text: parse_when(text, NOW, BERLIN),
        lambda text: parse_until(text, NOW, BERLIN),
        lambda text: parse_past(text, NOW, BERLIN),
        parse_clock,
    ):
        try:
            read(in_english(typed, language))
        except DomainError:
            continue
