"""Expressions of time: an own grammar of news phrases over words and parse, and what they mean in EDTF."""

from foedus.language.dates.expressions import TimeExpression, TimeKind
from foedus.language.dates.finder import dateline_date, find_times, warm

__all__ = ["TimeExpression", "TimeKind", "dateline_date", "find_times", "warm"]
