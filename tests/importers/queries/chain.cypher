MATCH (s)<-[:subject]-(c:Claim)-[:wasDerivedFrom]->(p:Passage)-[:hasSelector]->(q:TextQuoteSelector), (p)-[:hasSource]->(d:Document)
RETURN s.prefLabel, c.predicate, q.exact, d.title
