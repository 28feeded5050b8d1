// A small network as the page gets it: two districts, a park, a firm with an alias, a product, a cluster and its system.

export const data = () => ({
  format: 1,
  about: -1,
  base: "https://example.org/id/",
  ind: "https://w3id.org/chanye/ontology#",
  kinds: [["District", "行政区", "District", "#8a6414", "hexagon", true], ["IndustrialPark", "产业园区", "Park", "#1f8a3b", "square", true], ["Enterprise", "企业", "Enterprise", "#1f6fc4", "dot", true], ["Product", "产品", "Product", "#0b8496", "diamond", true], ["IndustryCluster", "产业集群", "Cluster", "#c62828", "triangle", false]],
  relations: [["locatedIn", "位于", "located in"], ["partOf", "属于", "part of"], ["develops", "发展产业", "develops"], ["produces", "生产", "produces"], ["withinDistrict", "属于辖区", "within"]],
  documents: [["document/a", "甲报", "2024-05-01", "day", "a.txt"], ["document/b", "乙报", "2025-02-01", "month", "b.txt"]],
  nodes: {
    iri: ["district/0", "district/1", "park/2", "enterprise/3", "product/4", "cluster/5", "cluster/6", "enterprise/7"],
    kind: [0, 0, 1, 2, 3, 4, 4, 2],
    label: ["东市", "西区", "西区高新区", "威致科技", "齿轮", "装备集群", "“246”体系", "孤立公司"],
    others: { 3: ["威致"] },
    hidden: { 3: ["威玫科技"] },
    code: { 3: "91500227MA0000001X" },
    documents: [[], [0, 1], [0], [0, 1], [0], [1], [1], [0]],
    initials: ["ds", "xq", "xqgxq", "wzkj wz", "cl", "zbjq", "246tx", "glgs"],
    group: [0, 1, 1, 1, 1, 1, 1, 2],
    x: [0, 100, 140, 180, 200, 120, 90, -200],
    y: [0, 0, 20, 40, 60, 80, 90, 0],
  },
  edges: {
    source: [1, 2, 3, 3, 1, 5],
    target: [0, 1, 2, 4, 5, 6],
    relation: [4, 0, 0, 3, 2, 1],
    evidence: [[], [0, 90], [0, 80, 1, 60], [2, 70], [3, 95], [3, 55]],
  },
  numbers: [
    [3, "产值", "output", 1e9, null, null, "元", "10亿元", "超", "2023-01-01", "2023-12-31", "actual", 80, [0], -1],
    [3, "产值", "output", 2e9, null, null, "元", "20亿元", "", "2024-01-01", "2024-12-31", "target", 80, [1], 0],
  ],
  passages: { document: [0, 1, 0, 1], start: [0, 5, 20, 9], end: [10, 15, 30, 19], text: ["威致科技位于西区高新区。", "威致落户西区高新区。", "威致科技生产齿轮。", "西区发展装备集群。"] },
});
