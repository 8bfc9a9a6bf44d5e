"""English texts of reports that are passed on, or kept small."""

TEXTS: dict[str, str] = {
    "report.share.customers": (
        "This copy is for passing on. It holds nothing about single customers: no points, no "
        "typical customers; the map counts customers in cells of at least {fewest:int}."
    ),
    "report.share.rounded": (
        "Medians and quantiles have three digits; levels and bars of fewer than {fewest:int} "
        "customers are left out."
    ),
    "report.share.remarks.one": "One remark that quotes values is left out.",
    "report.share.remarks.many": "{n:int} remarks that quote values are left out.",
    "report.size.left_out": "To keep this page small, figures are left out: {figures:list}.",
    "report.size.rows": (
        "The tables of each segment have {n:int} rows at most; every column and level is in "
        "profiles.csv."
    ),
    "report.map.cells": (
        "Each mark stands for the customers of one cell ({n:int} of {total:int} customers are in "
        "cells of at least {fewest:int}; larger marks, more customers)."
    ),
    "report.map.cells_label": (
        "Map of {n:int} customers in {k:int} segments, counted in cells; its two axes show "
        "{share:percent} of the variance. The sizes and medians are in the tables below."
    ),
}
