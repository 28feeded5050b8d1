"""A small graph without a fault, as TriG, and the text it quotes. Tests break it one spot at a time."""

TEXT = "星河区\r\n蓝帆科技有限公司落户星河高新区，2024年产值13.9亿元。该项目已开工。\n"

SHA = "0f" * 32
DOCUMENT = SHA[:16]

_SENTENCE = TEXT[5:35]
_BODY = """
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix ind: <https://w3id.org/chanye/ontology#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix unit: <http://qudt.org/vocab/unit/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@base <https://w3id.org/chanye/> .

<graph/doc/DOC> {
    <id/document/DOC> a ind:Document ; dcterms:title "星河区产业简报" ; dcterms:date "2025-03-01"^^xsd:date ;
        ind:year 2025 ; ind:datePrecision "month" ; ind:dateOrigin "stated" ; dcterms:source "简报.txt" ; ind:sha256 "SHA" .
    <id/passage/p1> a ind:Passage ; oa:hasSource <id/document/DOC> ;
        oa:hasSelector <id/passage/p1#position>, <id/passage/p1#quote> .
    <id/passage/p1#position> a oa:TextPositionSelector ; oa:start 5 ; oa:end 35 .
    <id/passage/p1#quote> a oa:TextQuoteSelector ; oa:exact "SENTENCE" .
    <id/claim/c1> a ind:Claim ; rdf:subject <id/enterprise/lanfan-1> ; rdf:predicate ind:locatedIn ;
        rdf:object <id/park/xinghe-1> ; ind:confidence 0.9 ; ind:extractor "settle" ;
        prov:wasDerivedFrom <id/passage/p1> .
    <id/observation/o1> a ind:Observation ; ind:observedEntity <id/enterprise/lanfan-1> ;
        ind:metric <id/metric/chanzhi-1> ; ind:value 1390000000.0 ; ind:unitText "元" ;
        ind:unit unit:CCY_CNY ; ind:valueText "13.9亿元" ; ind:year 2024 ;
        ind:periodStart "2024-01-01"^^xsd:date ; ind:periodEnd "2024-12-31"^^xsd:date ;
        ind:status "actual" ; ind:confidence 0.85 ; ind:extractor "number" ;
        prov:wasDerivedFrom <id/passage/p1> .
    <id/observation/o2> a ind:Observation ; ind:observedEntity <id/project/yiqi-1> ;
        ind:metric <id/metric/jieduan-1> ; ind:stage "开工" ; ind:valueText "开工" ; ind:status "actual" ;
        ind:confidence 0.6 ; ind:extractor "stage" ; prov:wasDerivedFrom <id/passage/p1> .
}
<graph/entities> {
    <id/enterprise/lanfan-1> a ind:Enterprise ;
        skos:prefLabel "蓝帆科技有限公司"@zh ; rdfs:label "蓝帆科技有限公司"@zh ;
        skos:altLabel "蓝帆科技"@zh ; skos:hiddenLabel "蓝帆科枝"@zh ; ind:mentionedIn <id/document/DOC> ;
        ind:locatedIn <id/park/xinghe-1> .
    <id/park/xinghe-1> a ind:IndustrialPark ; skos:prefLabel "星河高新区"@zh ; rdfs:label "星河高新区"@zh ;
        ind:mentionedIn <id/document/DOC> .
    <id/project/yiqi-1> a ind:Project ; skos:prefLabel "蓝帆一期项目"@zh ; rdfs:label "蓝帆一期项目"@zh ;
        ind:mentionedIn <id/document/DOC> .
    <id/district/xinghe-1> a ind:District ; skos:prefLabel "星河区"@zh ; rdfs:label "星河区"@zh ;
        ind:gbCode "999901" ; ind:withinDistrict <id/district/sheng-1> ; ind:mentionedIn <id/document/DOC> .
    <id/metric/chanzhi-1> a skos:Concept ; skos:prefLabel "产值"@zh ; rdfs:label "产值"@zh ;
        skos:broader ind:output .
    <id/metric/jieduan-1> a skos:Concept ; skos:prefLabel "项目阶段"@zh ; rdfs:label "项目阶段"@zh ;
        skos:broader ind:projectStage .
}
<graph/background> {
    <id/district/sheng-1> a ind:District ; skos:prefLabel "星河省"@zh ; rdfs:label "星河省"@zh ;
        ind:gbCode "999900" .
    ind:output a skos:Concept ; skos:prefLabel "产值"@zh ; rdfs:label "产值"@zh .
}
"""

TRIG = _BODY.replace("DOC", DOCUMENT).replace("SHA", SHA).replace("SENTENCE", _SENTENCE)
