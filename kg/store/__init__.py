"""The graph on disk: opened read-only, replaced as a whole, asked with SPARQL.

Every query sees the union of all named graphs as its default graph. Nothing is fetched: SERVICE is refused.
"""

from kg.store.answers import RESULT_FORMATS, Answer, Rows, Term, read_results, read_triples
from kg.store.reading import WHOLE, Dataset, Store, Values, form_of, open_store, store_of
from kg.store.sound import check_replaceable
from kg.store.sparql import INERT, calls_service
from kg.store.writing import create_store, create_store_of_nquads, created, digest_of_sum, sum_of_lines

__all__ = [
    "INERT",
    "RESULT_FORMATS",
    "WHOLE",
    "Answer",
    "Dataset",
    "Rows",
    "Store",
    "Term",
    "Values",
    "calls_service",
    "check_replaceable",
    "create_store",
    "create_store_of_nquads",
    "created",
    "digest_of_sum",
    "form_of",
    "open_store",
    "read_results",
    "read_triples",
    "store_of",
    "sum_of_lines",
]
