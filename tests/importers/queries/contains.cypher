MATCH (f:Enterprise) WHERE f.prefLabel CONTAINS '减速机' OR f.prefLabel CONTAINS '集团'
UNWIND CASE WHEN f.altLabel IS NULL THEN [''] ELSE f.altLabel END AS other RETURN f.prefLabel, other
