"""A graph behind any SPARQL 1.1 server, asked like one on disk: `kg query --endpoint URL`.

A connection is opened only where `--endpoint` names an address.
"""

from kg.endpoint.remote import Endpoint, open_endpoint

__all__ = ["Endpoint", "open_endpoint"]
