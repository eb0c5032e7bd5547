"""Fetching: records from PubMed, over the network and only when asked."""

from assistant.fetch.failures import FetchError
from assistant.fetch.fetching import Fetched, Fetching, open_fetching
from assistant.fetch.partial import PartialFolder
from assistant.fetch.patience import Patience
from assistant.fetch.pmids import ListedPmid, read_pmids
from assistant.fetch.provenance import describe_fetch
from assistant.fetch.request import NCBI_URL, FetchRequest, check_base_url, read_since
from assistant.fetch.server import Server

__all__ = [
    "NCBI_URL",
    "FetchError",
    "FetchRequest",
    "Fetched",
    "Fetching",
    "ListedPmid",
    "PartialFolder",
    "Patience",
    "Server",
    "check_base_url",
    "describe_fetch",
    "open_fetching",
    "read_pmids",
    "read_since",
]
