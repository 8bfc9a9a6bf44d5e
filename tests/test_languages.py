"""Languages: numbers, texts that are said again, and catalogues that say the same."""

from __future__ import annotations

import html
import json
import pickle
import re
import string
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import clustomer as cl
from clustomer import _text
from clustomer._language import LANGUAGES, NBSP, localised, speaking
from clustomer._result import plain
from clustomer._said import Said, again, recipe, recipes, reworded
from clustomer._text import (
    capital,
    catalogue_of,
    fixed,
    in_turn,
    joined,
    number,
    percent,
    phrase,
    shorten,
    text,
    whole,
)
from clustomer.describe.statements import spelled, unit_of
from clustomer.describe.wording import spoken
from clustomer.documents import result_document, study_files
from clustomer.report.figures.study import study_figures
from clustomer.report.html.render import render_report
from clustomer.report.stored import page_from
from clustomer.report.text import short_amount
from clustomer.report.write import StudyFiles
from clustomer.study import Study

OTHERS = tuple(lang for lang in LANGUAGES if lang != "en")
_CIRCLED = {
    **{ord("a") + i: 0x24D0 + i for i in range(26)},
    **{ord("A") + i: 0x24B6 + i for i in range(26)},
}
_FIELD = re.compile(r"(\{[^{}]*\})")


def circled(template: str) -> str:
    """Return a template with its own letters, not its fields, in circles."""
    parts = _FIELD.split(template)
    return "".join(part if _FIELD.fullmatch(part) else part.translate(_CIRCLED) for part in parts)


@cache
def made_up(lang: str) -> dict[str, str]:
    texts = catalogue_of.__wrapped__("en" if lang == "zz" else lang)
    return {key: circled(each) for key, each in texts.items()} if lang == "zz" else dict(texts)


@pytest.fixture
def circles(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A language of circled letters: whatever is not circled was not from its catalogue."""
    monkeypatch.setattr(_text, "catalogue_of", made_up)
    with speaking("zz"):
        yield


def wild(seed: int, n: int = 360) -> dict[str, Any]:
    """Return a table with gaps, levels, dates, a segment column and a sensitive one."""
    rng = np.random.default_rng(seed)
    group = rng.integers(0, 3, n)
    income = np.round(rng.normal([30, 62, 95], 4, (n, 3))[np.arange(n), group], 1) * 1000
    spend = np.round(np.exp(rng.normal(3 + group, 0.3, n)), 2)
    days = rng.integers(0, 700, n)
    return {
        "Kundennr": [f"K{i:05d}" for i in range(n)],
        "Einkommen ($)": [None if i % 29 == 0 else float(v) for i, v in enumerate(income)],
        "Spend": spend,
        "Last order": [str(np.datetime64("2025-01-01") - int(d)) for d in days],
        "Gender": rng.choice(["Female", "Male"], n),
        "Kanal": rng.choice(["Laden", "Netz", "Post"], n, p=[0.5, 0.3, 0.2]),
        "Segment": rng.choice(["alt", "neu"], n),
        "Kinder": rng.integers(0, 4, n),
    }


@pytest.fixture(scope="module", params=["natural", "constructive", "given"])
def study(request: pytest.FixtureRequest) -> Study:
    if request.param == "natural":
        clear = ["Einkommen ($)", "Spend"]
        found = cl.run_study(wild(1), features=clear, quick=True, control=0.2, better="1")
        assert found.verdict.kind == "natural"
        assert not found.profile.segments[0].name.startswith("Group ")
        return found
    if request.param == "given":
        return cl.run_study(wild(2), n_clusters=2, quick=True, outcome="Kinder")
    rng = np.random.default_rng(3)
    table = {name: rng.normal(100, 15, 300).round(1) for name in ("Alter", "Umsatz", "Besuche")}
    return cl.run_study(table, quick=True)


def words_of_the_table(study: Study) -> set[str]:
    known = " ".join(
        " ".join((column.name, column.label, column.unit, *column.levels))
        for column in study.intake.schema
    )
    words = set(re.findall(r"[A-Za-z]+", known))
    return {*words, *map(str.lower, words)}


def english_words(texts: Iterator[str], known: set[str]) -> list[tuple[str, str]]:
    found = []
    for each in texts:
        found += [(word, each) for word in re.findall(r"[A-Za-z]{3,}", each) if word not in known]
    return found


class TestNumbers:
    @pytest.mark.parametrize(
        ("lang", "expected"),
        [
            ("en", ["1,234", "0.5", "12,345.67", f"1.8{NBSP}%"]),
            ("de", ["1.234", "0,5", "12.345,67", f"1,8{NBSP}%"]),
            ("fr", ["1\u202f234", "0,5", "12\u202f345,67", f"1,8{NBSP}%"]),
            ("es", ["1234", "0,5", "12.345,67", f"1,8{NBSP}%"]),
        ],
    )
    def test_thousands_and_decimals(self, lang: str, expected: list[str]) -> None:
        with speaking(lang):
            assert [whole(1234), number(0.5), fixed(12345.67, 2), percent(0.018)] == expected

    @given(st.floats(-1e12, 1e12, allow_nan=False))
    def test_a_localised_number_has_the_same_digits(self, value: float) -> None:
        english = fixed(value, 2)
        for lang, mark in (("de", ","), ("fr", ","), ("es", ",")):
            with speaking(lang):
                written = localised(english)
            assert re.sub(r"\D", "", written) == re.sub(r"\D", "", english)
            assert written[-3] == mark

    @pytest.mark.parametrize(
        ("names", "expected"),
        [
            (("Edad", "Gasto"), "«Edad» y «Gasto»"),
            (("Edad", "Ingresos"), "«Edad» e «Ingresos»"),
            (("Gasto", "Edad", "hijos"), "«Gasto», «Edad» e «hijos»"),
            (("Agua", "Hielo"), "«Agua» y «Hielo»"),
        ],
    )
    def test_spanish_and_changes_before_its_sound(
        self, names: tuple[str, ...], expected: str
    ) -> None:
        with speaking("es"):
            assert phrase(names) == expected
            assert joined(("una", "otra"), "or") == "una u otra"

    def test_a_short_unit_has_a_singular_where_it_is_a_word(self) -> None:
        with speaking("es"):
            assert [short_amount(n, "years") for n in (1, 32)] == [f"1{NBSP}año", f"32{NBSP}años"]
        with speaking("de"):
            assert short_amount(1, "years") == f"1{NBSP}J."

    def test_french_spaces_stay_in_shortened_texts_and_stand_before_signs(self) -> None:
        with speaking("fr"):
            assert shorten(number(126_000.0)) == "126\u202f000"
            assert in_turn(["a", "b"], "; ") == f"a{NBSP}; b"

    def test_the_language_ends_with_the_block(self) -> None:
        with pytest.raises(RuntimeError), speaking("de"):
            raise RuntimeError
        assert number(0.5) == "0.5"


class TestSaid:
    @pytest.mark.parametrize(
        "said",
        [
            text("describe.count.customers", n=2000),
            capital(in_turn([spelled(3), unit_of("years", 3.0)], "")),
            joined([text("describe.mean"), "x"], "or"),
            phrase(("Age", "a said again b")),
            shorten(spoken("Annual Income of the Household and Everybody Else in It"), 12),
            number(float("nan")),
        ],
    )
    def test_a_text_is_said_again_from_its_json(self, said: str) -> None:
        assert isinstance(said, Said)
        kept = plain(recipe(said))
        assert again(json.loads(json.dumps(kept, allow_nan=False))) == said
        assert pickle.loads(pickle.dumps(said)).way == said.way

    def test_numbers_in_a_sentence_change_with_the_language(self) -> None:
        document = {"a/b": [text("describe.count.customers", n=2000), "2,000 stays"]}
        known = recipes(document)
        assert list(known) == ["/a~1b/0"]
        with speaking("circles of numbers only"), pytest.raises(ModuleNotFoundError):
            reworded(document, known)
        assert reworded(document, known) == document

    def test_values_of_the_table_are_never_words(self) -> None:
        column = '{"said again": ["text", ["describe.mean"], {}]}'
        said = text("describe.title", letter="A", name=column)
        assert column in again(json.loads(json.dumps(recipe(said))))

    @pytest.mark.parametrize(
        "made",
        [
            {"said again": ["eval", ["1"], {}]},
            {"said again": ["text", ["no.such.key"], {}]},
            {"said again": ["text", [], {}]},
            {"said again": "text"},
        ],
    )
    def test_a_damaged_recipe_is_refused(self, made: Any) -> None:
        with pytest.raises((KeyError, TypeError, ValueError)):
            again(made)

    def test_a_text_of_texts_without_end_is_refused(self) -> None:
        made: Any = "x"
        for _ in range(200):
            made = {"said again": ["capital", [made], {}]}
        with pytest.raises(ValueError, match="without end"):
            again(made)


class TestStudies:
    def test_what_is_said_again_is_the_same(self, study: Study) -> None:
        result = json.loads(json.dumps(result_document(study)))
        assert reworded(result, result["wording"]) == result

    @pytest.mark.usefixtures("circles")
    def test_no_sentence_of_a_result_stays_english(self, study: Study) -> None:
        with speaking("en"):
            result = json.loads(json.dumps(result_document(study)))
        known = words_of_the_table(study)
        said = reworded(result, result["wording"])
        places = [place for place in result["wording"] if not place.startswith("/schema/columns")]
        assert len(places) > 60
        sentences = (_at(said, place) for place in places)
        assert english_words(sentences, known) == []
        prose = [entry["text"] for part in said["conclusion"].values() for entry in _items(part)]
        assert english_words(iter(prose), known) == []

    @pytest.mark.usefixtures("circles")
    def test_no_word_of_a_page_stays_english(self, study: Study) -> None:
        with speaking("en"):
            files = study_files(study)
        known = words_of_the_table(study) | {"clustomer", "data", "frame"}
        assert english_words(iter(_said_on_the_page(files)), known) == []

    @pytest.mark.parametrize("lang", OTHERS)
    def test_no_number_of_a_page_has_an_english_decimal_point(
        self, study: Study, lang: str
    ) -> None:
        with speaking("en"):
            files = study_files(study)
        with speaking(lang):
            said = _said_on_the_page(files)
        assert [each for each in said if re.search(r"(?<![\d.])0\.\d+(?![\d.])", each)] == []


def _said_on_the_page(files: StudyFiles) -> list[str]:
    """Return what a page says and draws above its method, where settings and versions stand."""
    page = page_from(files.documents["result.json"], files.documents["points.json"],
                     report_date="1")  # fmt: skip
    page = replace(page, figures=_drawn(page))
    shown = re.sub(r"<(style|script|code)\b.*?</\1>", "", render_report(page), flags=re.DOTALL)
    said = re.findall(r">([^<]+)<", shown[: shown.index('id="method"')])
    said += re.findall(r'(?:aria-label|title|alt)="([^"]*)"', shown)
    return [html.unescape(each) for each in said]


def _items(part: Any) -> list[Any]:
    return part if isinstance(part, list) else []


def _at(document: Any, place: str) -> str:
    for key in place.split("/")[1:]:
        name = key.replace("~1", "/").replace("~0", "~")
        document = document[int(name)] if isinstance(document, list) else document[name]
    assert isinstance(document, str)
    return document


def _drawn(page: Any) -> Any:
    return study_figures(
        summary=page.summary, selection=page.selection, profile=page.profile, points=page.points,
        assessment=page.assessment, stability=page.stability, robustness=page.robustness,
        gorge=page.gorge, shown_kind=page.shown, density=page.density,
    )  # fmt: skip


def fields_of(template: str) -> set[tuple[str, str]]:
    """Return the fields of a template with their formats, but for alternatives of gender."""
    found = {
        (name, spec or "")
        for _, name, spec, _ in string.Formatter().parse(template)
        if name is not None
    }
    return {pair for pair in found if not pair[1].startswith("?") and pair[0] not in _NOUNS}


_NOUNS = ("noun", "nouns", "group", "groups")  # a sentence may do without, or say it twice


@pytest.mark.parametrize("lang", OTHERS)
class TestCatalogues:
    def test_every_text_is_there_and_no_other(self, lang: str) -> None:
        assert set(catalogue_of(lang)) == set(catalogue_of("en"))

    def test_every_text_has_the_same_numbers(self, lang: str) -> None:
        english = catalogue_of("en")
        for key, template in catalogue_of(lang).items():
            assert fields_of(template) == fields_of(english[key]), key

    def test_alternatives_of_gender_are_of_a_noun(self, lang: str) -> None:
        for key, template in catalogue_of(lang).items():
            for _, name, spec, _ in string.Formatter().parse(template):
                if (spec or "").startswith("?"):
                    assert name in _NOUNS, key
                    assert spec.count("|") == 1, key

    def test_no_sentence_was_left_in_english(self, lang: str) -> None:
        english = catalogue_of("en")
        for key, template in catalogue_of(lang).items():
            words = re.findall(r"[A-Za-z]{2,}", _FIELD.sub("", english[key]))
            if len(words) > 4 and not key.startswith(("cli.", "web.", "export.", "parity.")):
                assert template != english[key], key


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("de", ("als Zahlen lesen", "etwa", "Merkmal (Familienstand)", "Art „Anzahl“")),
        ("fr", ("comme nombres", "par exemple", "(situation familiale)", "« comptage »")),
        ("es", ("como números", "como", "(estado civil)", "«recuento»")),
    ],
)  # fmt: skip
def test_codes_in_issues_are_words(lang: str, words: tuple[str, ...]) -> None:
    rows = {
        "income": [*(str(1000 + i % 50) for i in range(300)), "many"],
        "marital status": ["yes", "no", "divorced"] * 100 + ["yes"],
        "spent": [float(i % 17) for i in range(301)],
    }
    with speaking(lang):
        guessed = cl.read_table(rows, kinds={"spent": "count"})
        named = cl.read_table(rows, features=("income", "marital status"))
        told = [*(i.message for i in named.issues), *(c.why for c in guessed.schema)]
    for word in words:
        assert word in " ".join(told).replace(NBSP, " ")
    for code in ("numbers", "such as", "family status"):
        assert code not in " ".join(told)


@pytest.mark.parametrize("lang", OTHERS)
def test_a_study_in_a_language_is_the_english_one_said_again(lang: str) -> None:
    options: dict[str, Any] = {"quick": True, "features": ["Einkommen ($)", "Spend"]}
    spoken_at_once = json.loads(json.dumps(result_document(cl.run_study(wild(1), lang=lang,
                                                                        **options))))  # fmt: skip
    english = json.loads(json.dumps(result_document(cl.run_study(wild(1), **options))))
    with speaking(lang):
        said = reworded(english, english["wording"])
    for each in (spoken_at_once, said):
        for name in ("lang", "settings", "wording", "command"):
            del each[name]
    assert said == spoken_at_once
