"""Clauses and weights as OpenSearch's queries.

In: clauses of a plan. Out: queries that match, or that add whole numbers: `linear` features and
constants, exact in float32 below 2^24.
"""

from collections.abc import Iterable, Sequence
from typing import Any as Anything

from kb.index.engine import ID, KINDS, All, Any, Clause, Plan, Scored, Term
from kb.index.opensearch.schema import FACETS, feature

Query = dict[str, Anything]

EVERYTHING: Query = {"match_all": {}}
NOTHING: Query = {"match_none": {}}


def field_of(facet: str) -> str:
    """The field of a facet."""
    return f"{FACETS}.{facet}"


def both(queries: Iterable[Query], without: Sequence[Query] = ()) -> Query:
    """Matches where all do and none of the others; adds nothing."""
    return {"bool": {"filter": list(queries), "must_not": list(without)}}


def either(queries: Sequence[Query], at_least: int = 1) -> Query:
    """Matches where so many do."""
    if at_least > len(queries):
        return NOTHING
    if len(queries) == 1:
        return queries[0]
    return {"bool": {"should": list(queries), "minimum_should_match": at_least}}


def adding(query: Query, weight: int) -> Query:
    """Matches as the query does, and adds so much."""
    return {"constant_score": {"filter": query, "boost": weight}}


def ids(record_ids: Sequence[str]) -> Query:
    """Matches these documents."""
    return {"terms": {ID: list(record_ids)}} if record_ids else NOTHING


def holding(clause: Clause) -> Query:
    """Matches where a clause holds."""
    match clause:
        case Term():
            return _of_term(clause)
        case All(parts, without):
            if not parts and not without:
                return EVERYTHING
            if len(parts) == 1 and not without:
                return holding(parts[0])
            return both(map(holding, parts), [holding(part) for part in without])
        case Any(parts, at_least):
            return either([holding(part) for part in parts], at_least)


def _of_term(term: Term) -> Query:
    if term.kind in KINDS:
        return adding(_linear(term, 1), 1)
    return {"term": {term.kind if term.kind == ID else field_of(term.kind): {"value": term.text}}}


def _linear(term: Term, weight: int) -> Query:
    field = f"{term.kind}.{feature(term.text)}"
    return {"rank_feature": {"field": field, "linear": {}, "boost": weight}}


def scored(each: Scored) -> Query:
    """Adds what a weighted term adds."""
    if each.term is None:
        return adding(EVERYTHING if each.where is None else holding(each.where), each.weight)
    if each.term.kind in KINDS:
        added = _linear(each.term, each.weight)
    else:
        added = adding(_of_term(each.term), each.weight)
    if each.where is None:
        return added
    return {"bool": {"must": [added], "filter": [holding(each.where)]}}


def filters(plan: Plan) -> dict[str, Query]:
    """For each filter in force, what it lets through."""
    found: dict[str, Query] = {
        name: {"terms": {field_of(name): list(values)}} for name, values in plan.filters.items()
    }
    for name, (first, last) in plan.ranges.items():
        found[f"{name} range"] = {"range": {field_of(name): {"gte": first, "lte": last}}}
    return found
