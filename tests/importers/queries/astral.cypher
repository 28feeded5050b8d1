MATCH (e:Enterprise) UNWIND e.altLabel AS other WITH other WHERE other CONTAINS '惊蛰' RETURN other, size(other)
