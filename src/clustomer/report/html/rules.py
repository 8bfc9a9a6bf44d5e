"""The segments as rules: one sentence for each, and the tree with its fidelity."""

from __future__ import annotations

from typing import Any

from clustomer._text import capital
from clustomer.describe.rule_records import Estimate, Rules, SurrogateTree
from clustomer.describe.rule_words import per_hundred, rule_numbers, warning_key
from clustomer.describe.statements import beside_limits
from clustomer.report.html.records import ReportInput
from clustomer.report.text import FORMATS, clean, percent, text, whole

_RULE_LENGTH = 400


def rule_view(study: ReportInput, segment: int) -> dict[str, str] | None:
    """Return the rule of a segment, what it is worth, and a warning where that is little."""
    rule = None if study.rules is None else study.rules.of(segment)
    if rule is None:
        return None
    warning = warning_key(rule)
    return {
        "rule": text("report.rule.rule", rule=capital(clean(rule.text, _RULE_LENGTH))),
        "worth": text("report.rule.worth", **rule_numbers(rule)),
        "warning": text(warning) if warning else "",
    }


def tree_view(study: ReportInput) -> dict[str, Any] | None:
    """Return the tree, its fidelity and the price of thresholds, where there is a tree."""
    rules = study.rules
    if rules is None or rules.tree is None:
        return None
    tree = rules.tree
    return {
        "fidelity": _fidelity(tree),
        "warning": text("report.tree.warning") if tree.is_warned else "",
        "missing": _missing(tree),
        "rows": _rows_said(rules),
        "price": _price(rules),
        "root": _node(study, tree, 0),
    }


def _fidelity(tree: SurrogateTree) -> str:
    accuracy = {f"accuracy{end}": per_hundred(value) for end, value in _ends(tree.accuracy).items()}
    index = {f"index{end}": _index(value) for end, value in _ends(tree.adjusted_rand).items()}
    five = tree.five_fold
    return text(
        "report.tree.fidelity",
        n_leaves=tree.n_leaves,
        five=per_hundred(five.accuracy),
        five_low=per_hundred(five.lowest),
        five_high=per_hundred(five.highest),
        five_index=_index(five.adjusted_rand),
        five_index_low=_index(five.lowest_adjusted_rand),
        five_index_high=_index(five.highest_adjusted_rand),
        **accuracy,
        **index,
    )


def _ends(each: Estimate) -> dict[str, float]:
    return {"": each.value, "_low": each.low, "_high": each.high}


def _index(value: float) -> str:
    return beside_limits(value, 1.0)


def _missing(tree: SurrogateTree) -> str:
    if not tree.missing:
        return ""
    return text("report.tree.missing", columns=[clean(label) for label in tree.missing])


def _rows_said(rules: Rules) -> str:
    code = "sample" if rules.n_rows < rules.n_customers else "all"
    return text(f"report.tree.rows.{code}", n=rules.n_rows, total=rules.n_customers)


def _price(rules: Rules) -> str:
    found = rules.thresholds
    if found is None:
        return ""
    return text(
        "report.tree.price",
        price=FORMATS["fixed2"](found.price),
        held_out=FORMATS["fixed2"](found.held_out_price),
        accuracy=per_hundred(found.accuracy.value),
        low=per_hundred(found.accuracy.low),
        high=per_hundred(found.accuracy.high),
    )


def _node(study: ReportInput, tree: SurrogateTree, place: int) -> dict[str, Any]:
    node = tree.nodes[place]
    segment = study.profile.segments[node.segment]
    sides = [each for each in (node.below, node.above) if each is not None]
    said = "" if node.condition is None else clean(node.condition.text, _RULE_LENGTH)
    return {
        "condition": capital(said),
        "leaf": not sides,
        "style": segment.mark,
        "letter": segment.letter,
        "name": clean(segment.name, 80),
        "anchor": f"segment-{segment.letter.lower()}",
        "n": text("report.tree.leaf", n=whole(node.n), share=percent(node.share)),
        "below": [_node(study, tree, side) for side in sides],
    }
