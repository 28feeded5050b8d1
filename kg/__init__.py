"""产业知识图谱: from Chinese regional-industry news to an RDF graph."""

__version__ = "0.1.0"
