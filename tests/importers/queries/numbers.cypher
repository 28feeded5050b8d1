MATCH (s)<-[:observedEntity]-(o:Observation)-[:wasDerivedFrom]->(p:Passage)-[:hasSelector]->(q:TextQuoteSelector)
WHERE o.value IS NOT NULL RETURN s.prefLabel, o.valueText, o.value, q.exact
