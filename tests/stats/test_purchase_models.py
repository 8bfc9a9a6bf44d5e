"""BG/NBD and Gamma-Gamma: published numbers by hand, simulation, limits."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.integrate import quad
from scipy.special import beta

import clustomer as cl
from clustomer.errors import InputError
from clustomer.stats.purchase_models import BgNbd, GammaGamma, fit_bg_nbd, fit_gamma_gamma

CDNOW = BgNbd(r=0.243, alpha=4.414, a=0.793, b=2.426, log_likelihood=-9582.4, n=2357)
SPEND = GammaGamma(p=6.25, q=3.74, gamma=15.44, log_likelihood=0.0, n=946)


def one(*values: float) -> list[NDArray[np.float64]]:
    return [np.array([value]) for value in values]


def bought(seed: int, n: int = 4_000) -> dict[str, NDArray[np.float64]]:
    """Simulate the model's own story: gamma rates, beta chances to leave after a purchase."""
    rng = np.random.default_rng(seed)
    end = rng.uniform(26, 52, n)
    rate, leave = rng.gamma(0.8, 1 / 6.0, n), rng.beta(1.2, 3.0, n)
    x, last = np.zeros(n), np.zeros(n)
    for i in range(n):
        time = 0.0
        while True:
            time += rng.exponential(1 / rate[i])
            if time > end[i]:
                break
            x[i], last[i] = x[i] + 1, time
            if rng.random() < leave[i]:
                break
    nu = rng.gamma(4.0, 1 / 20.0, n)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = rng.gamma(np.maximum(6.0 * x, 1e-9), 1 / nu) / x
    return {"x": x, "t_x": last, "T": end, "mean": mean}


def test_published_expectations() -> None:
    # Fader, Hardie and Lee (2005), customer 0001, 39 weeks; Fader and Hardie (2013): parameters
    # of two digits move the last mean by 0.05.
    assert CDNOW.expected(*one(2, 30.43, 38.86), time=39.0) == pytest.approx(1.226, abs=5e-4)
    assert SPEND.expected(*one(2, 22.35)) == pytest.approx(24.66, abs=0.02)
    assert SPEND.expected(*one(0, np.nan)) == pytest.approx(
        35.17, abs=0.06
    )  # of rounded p, q, gamma


def test_without_history_it_is_the_mean_of_a_new_customer() -> None:
    """A customer of T = 0: integrate the rate of purchases over the mixing densities."""
    model = BgNbd(r=0.8, alpha=6.0, a=1.2, b=3.0, log_likelihood=0.0, n=0)

    def of_chance(p: float) -> float:
        # E(1 - exp(-lambda p t)) / p over lambda, times the density of p.
        mean = (1 - (model.alpha / (model.alpha + p * 20)) ** model.r) / p
        return mean * p ** (model.a - 1) * (1 - p) ** (model.b - 1)

    expected = quad(of_chance, 0, 1)[0] / beta(model.a, model.b)
    assert model.expected(*one(0, 0, 0), time=20.0) == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize("a", [0.4, 1.0, 2.5])
def test_expectations_are_finite_and_rise_with_time(a: float) -> None:
    model = BgNbd(r=0.3, alpha=5.0, a=a, b=2.0, log_likelihood=0.0, n=0)
    x = np.array([0.0, 1.0, 50.0, 3_000.0])
    for t_x in (np.zeros(4), np.where(x > 0, 100.0, 0)):
        short, long = (model.expected(x, t_x, np.full(4, 100.0), time=t) for t in (1.0, 50.0))
        assert np.isfinite(long).all()
        assert (short >= 0).all()
        assert (short <= long).all()
    near = BgNbd(r=0.3, alpha=5.0, a=a + 1e-4, b=2.0, log_likelihood=0.0, n=0)
    both = [m.expected(x[1:3], x[1:3], np.full(2, 100.0), time=9.0) for m in (model, near)]
    np.testing.assert_allclose(*both, rtol=1e-2)


def test_the_mean_over_quantiles_is_that_of_the_series() -> None:
    x, T = np.array([0.0, 2.0, 9.0]), np.full(3, 38.86)
    by_series = CDNOW.expected(x, T, T, time=39.0) / CDNOW.alive(x, T, T)
    np.testing.assert_allclose(CDNOW._by_quantiles(x, T, 39.0), by_series, rtol=2e-3)


def test_alive_falls_with_silence() -> None:
    x, t_x = np.full(3, 4.0), np.array([40.0, 20.0, 5.0])
    alive = CDNOW.alive(x, t_x, np.full(3, 40.0))
    assert (np.diff(alive) < 0).all()
    assert CDNOW.alive(*one(0, 0, 40)) == 1


def test_simulated_parameters_come_back() -> None:
    found = bought(1)
    model = fit_bg_nbd(found["x"], found["t_x"], found["T"])
    # Standard errors by the curvature at this n: about 5, 7, 15 and 20 %; three of each.
    assert model.r == pytest.approx(0.8, rel=0.15)
    assert model.alpha == pytest.approx(6.0, rel=0.2)
    assert model.a / (model.a + model.b) == pytest.approx(1.2 / 4.2, rel=0.15)
    spend = fit_gamma_gamma(found["x"], found["mean"])
    assert spend.p * spend.gamma / (spend.q - 1) == pytest.approx(6 * 20 / 3, rel=0.1)


def test_units_of_time_and_money_do_not_matter() -> None:
    found = bought(2, 800)
    weeks = fit_bg_nbd(found["x"], found["t_x"], found["T"])
    days = fit_bg_nbd(found["x"], found["t_x"] * 7, found["T"] * 7)
    assert days.alpha == pytest.approx(7 * weeks.alpha, rel=1e-3)
    assert days.r == pytest.approx(weeks.r, rel=1e-3)
    gap = found["x"].sum() * np.log(7)
    assert days.log_likelihood == pytest.approx(weeks.log_likelihood - gap, abs=1e-3)
    cents = fit_gamma_gamma(found["x"], found["mean"] * 100)
    assert cents.gamma == pytest.approx(
        100 * fit_gamma_gamma(found["x"], found["mean"]).gamma, rel=1e-3
    )


def test_too_few_who_came_back() -> None:
    with pytest.raises(InputError, match="29 customers came back"):
        fit_bg_nbd(np.ones(29), np.ones(29), np.full(29, 2.0))


def test_columns_of_what_is_expected() -> None:
    rng = np.random.default_rng(3)
    who = np.repeat(np.arange(300), 1 + rng.poisson(1.5, 300))
    days = np.datetime64("2025-01-01") + rng.integers(0, 300, len(who))
    lines = {"customer": who, "date": days, "amount": rng.gamma(3, 10, len(who)).round(2) + 1}
    found = cl.rfm(lines, expect_days="90")
    assert list(found.columns)[-5:] == [
        "alive", "expected_purchases", "expected_value", "first_purchase", "last_purchase",
    ]  # fmt: skip
    assert set(found.models) == {"r", "alpha", "a", "b", "p", "q", "gamma", "correlation",
                                 "n_repeaters"}  # fmt: skip
    for name in ("alive", "expected_purchases", "expected_value"):
        assert np.isfinite(found.columns[name]).all()
        assert (found.columns[name] >= 0).all()
    assert "BG/NBD" in " ".join(found.sentences())
    with pytest.raises(InputError, match="expect_days"):
        cl.rfm(lines, expect_days="soon")
    with pytest.raises(InputError, match="0 days"):
        cl.rfm(lines, expect_days=0)
