MATCH (f:Enterprise)-[:locatedIn]->(p:IndustrialPark)-[:locatedIn]->(:District)-[:withinDistrict]->(d:District)
RETURN DISTINCT f.prefLabel, p.prefLabel, d.prefLabel
