MATCH (o:Observation) WHERE o.status = 'actual' AND o.value IS NOT NULL RETURN o.unitText, sum(o.value), count(o.value)
