"""How expressions may be written: spaces, names, operators that look like names, paths in all directions."""

from __future__ import annotations

import pytest

from cxfield.xpath import Context, Environment, XPathError, compile_expression
from cxfield.xpath.document import parse_document

XML = """<data xmlns:x="urn:x"><a>1</a><b>2</b><div>8</div><mod>3</mod><and>4</and><a.b-c>dot</a.b-c><šķirne>ū</šķirne>
<x:p>prefixed</x:p><r><v>3</v><k>p</k></r><r><v>10</v><k>q</k></r><r><v/><k>p</k></r></data>"""


@pytest.fixture(scope="module")
def context() -> Context:
    document = parse_document(XML)
    data = document.child("data")
    assert data is not None
    return Context(data.children[0], Environment(document))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("../div div ../div", "1"),
        ("../div * ../mod mod 5", "4"),
        ("../and and ../and", "true"),
        ("../div*2", "16"),
        ("../b -../a", "1"),
        ("../b-../a", ""),
        ("../a.b-c", "dot"),
        ("../šķirne", "ū"),
        ("../x:p", "prefixed"),
        ("count(../x:*)", "1"),
        (" \t\r\n/\ndata\n/ a ", "1"),
        ("\u00a0concat\u00a0( 'x' , \"it's\" )", "xit's"),
        ("/data/r [ 2 ] /k", "q"),
        ("count ( //r [ k = 'p' ] )", "2"),
        ("1 or0", "true"),
        ("6div 2", "3"),
        (".5+.5", "1"),
        ("1.+1.", "2"),
        (". = 1 and .. = ..", "true"),
        ("/data/r['2']/k[. = 'q']", "q"),
        ("/data/r[2.5]/k", ""),
        ("/data/r[0]/k", ""),
        ("(/data/r/k)[2]", "q"),
        ("join(' ', /data/r/k[1])", "p q p"),
        ("/data/r[k = 'p'][2]/preceding-sibling::r[1]/k", "q"),
        ("/data/r[position() < 3][position() > 1]/k", "q"),
        ("/data/r[last()]/preceding-sibling::*[last()]", "1"),
        ("join(' ', /data/b | /data/a | /data/b)", "1 2"),
        ("name(/data/b | /data/a)", "a"),
        ("count(ancestor-or-self::*/descendant-or-self::a)", "1"),
        ("name(//v[. = 10]/ancestor::*[2])", "data"),
        ("count(//k/following::v)", "2"),
        ("//r[k='q']/preceding::*[1]", "p"),
        ("count(/data/r/v/.. | /data/r)", "3"),
        ("self::a", "1"),
        ("count(self::b)", "0"),
        ("name(/*)", "data"),
        ("count(/)", "1"),
        ("current()/../r[k = current()/../r[2]/k]/v", "10"),
        ("1 = 1 = 1 != 0 > 5", "true"),
        ("'a' = 'a' and 'b' = \"b\" or 1 div 0", "true"),
        ("-(2) * -(3)", "6"),
    ],
)
def test_expressions(context: Context, source: str, expected: str) -> None:
    assert compile_expression(source).string(context) == expected


@pytest.mark.parametrize(
    "source",
    [
        *(
            "",
            " ",
            "(",
            ")",
            "()",
            "1 +",
            "+ 1",
            "1 ++ 1",
            "a[",
            "a[]",
            "a]",
            "/data/[1]",
            "//",
            "/data/",
            "..a",
            "...",
        ),
        *("@", "@@a", "a::b", "child::", "::a", "*:a", "1.5.5", "1 == 1", "1 <> 2", "1 =< 2", "a,b", "1 2", "a b", "$"),
        *(
            "'open",
            '"',
            "#",
            "1;",
            "&lt;",
            "{}",
            "a:b:c",
            "f(",
            "f(1,)",
            "f(,1)",
            "count(/data/r",
            "'a' 'b'",
            "or 1 or",
        ),
        *("١", "processing-instruction(1)", "a[1]]", "!1", "“a”", "\x00", "a\ud800"),
    ],
)
def test_what_is_no_expression_is_refused(source: str) -> None:
    with pytest.raises(XPathError, match=r"\.$"):
        compile_expression(source)
