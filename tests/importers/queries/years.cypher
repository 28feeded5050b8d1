MATCH (o:Observation)-[:metric]->(m:Concept) WHERE o.year >= 2025 AND o.year < 2026 RETURN m.prefLabel, o.year, count(o)
