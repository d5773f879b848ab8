"""The route: pages in the order asked."""

from __future__ import annotations

from tests.interview.scenario import Scenario, ask, bind, repeat, xform


def test_a_field_list_is_one_page_and_hidden_questions_are_not_on_it() -> None:
    body = (
        ask("a") + f'<group ref="/data/g" appearance="field-list"><label>Both</label>{ask("g/b", "g/c", "g/d")}</group>'
    )
    scenario = Scenario(xform("<a/><g><b/><c/><d/></g>", bind("g/c", relevant="/data/a = 1"), body))
    pages = scenario.interview.pages()
    assert [page.refs for page in pages] == [("/data/a",), ("/data/g/b", "/data/g/d")]
    assert pages[1].title == "Both"
    assert scenario.answer("a", 1).route == ["a", "g/b", "g/c", "g/d"]


def test_an_open_repeat_asks_for_another_row_behind_its_last() -> None:
    scenario = Scenario(xform("<p><x/></p><z/>", "", repeat("p", "x") + ask("z"))).add("p")
    assert scenario.route == ["p[1]/x", "p[2]/x", "p?", "z"]
    prompt = scenario.interview.next_page("/data/p[2]/x")
    assert prompt is not None
    assert (prompt.rows, prompt.title) == (2, "p")
    scenario.expect_at("z", after="p")


def test_the_next_page_is_found_from_a_question_that_is_hidden_by_now() -> None:
    form = xform("<a/><b/><c/>", bind("b", relevant="/data/a = 1"), ask("a", "b", "c"))
    scenario = Scenario(form).answer("a", 2)
    scenario.expect_at("c", after="b")
    before = scenario.interview.previous_page("/data/c")
    assert before is not None
    assert before.key == "/data/a"
    assert scenario.interview.next_page("/data/c") is None
    assert scenario.interview.previous_page("/data/a") is None


def test_calculations_are_not_asked_and_notes_are() -> None:
    binds = bind("n", readonly="true()", kind="string") + bind("c", calculate="1")
    assert Scenario(xform("<n/><c/>", binds, ask("n"))).route == ["n"]


def test_the_drawn_order_depends_on_the_seed_alone() -> None:
    names = [f"q{n}" for n in range(8)]
    body = f'<group ref="/data/g" cx:order="random">{ask(*(f"g/{name}" for name in names))}</group>'
    form = xform("<g>" + "".join(f"<{name}/>" for name in names) + "</g>", "", body)
    routes = [Scenario(form, seed=seed).route for seed in range(6)]
    assert Scenario(form, seed=3).route == routes[3]
    assert all(sorted(route) == sorted(routes[0]) for route in routes)
    assert len({tuple(route) for route in routes}) > 1


def test_rotation_keeps_the_neighbours() -> None:
    names = [f"g/q{n}" for n in range(5)]
    form = xform(
        "<g>" + "".join(f"<q{n}/>" for n in range(5)) + "</g>",
        "",
        f'<group ref="/data/g" cx:order="rotate">{ask(*names)}</group>',
    )
    route = Scenario(form, seed=11).route
    start = names.index(route[0])
    assert route == names[start:] + names[:start]


def test_a_question_of_another_mode_is_not_asked() -> None:
    form = xform("<a/><b/>", bind("b", cx_mode="capi"), ask("a", "b"))
    assert Scenario(form, mode="cati").route == ["a"]
    assert Scenario(form, mode="capi").route == ["a", "b"]
    assert Scenario(form).route == ["a", "b"]


def test_the_mode_and_a_condition_must_both_hold() -> None:
    form = xform("<a/><b/>", bind("b", cx_mode="capi", relevant="/data/a = 1"), ask("a", "b"))
    assert Scenario(form, mode="cati").answer("a", 1).route == ["a"]
    assert Scenario(form, mode="capi").answer("a", 1).route == ["a", "b"]
    assert Scenario(form, mode="capi").route == ["a"]


def test_a_prompt_in_a_group_names_group_and_repeat() -> None:
    group = f'<group ref="/data/g"><label>House</label>{repeat("g/p", "x")}</group>'
    pages = Scenario(xform("<g><p><x/></p></g>", "", group)).interview.pages()
    assert [page.title for page in pages] == ["House › g/p 1", "House › g/p"]


def table(name: str, *questions: str, count: str = "") -> str:
    asked = "".join(ask(f"{name}/{question}") for question in questions)
    counted = f' jr:count="{count}"' if count else ""
    return (
        f'<group ref="/data/{name}"><label>{name}</label>'
        f'<repeat nodeset="/data/{name}" appearance="table"{counted}>{asked}</repeat></group>'
    )


def test_a_repeat_that_asks_for_a_table_is_one_page_with_all_rows() -> None:
    scenario = Scenario(xform("<p><x/><y/></p><z/>", "", table("p", "x", "y") + ask("z"))).add("p")
    assert scenario.route == ["p[1]/x", "p[1]/y", "p[2]/x", "p[2]/y", "z"]
    page = scenario.interview.pages()[0]
    assert [(t.ref, t.label, t.rows, t.is_open) for t in page.tables] == [("/data/p", "p", 2, True)]


def test_rows_in_a_field_list_are_a_table_among_its_questions() -> None:
    body = f'<group ref="/data/g" appearance="field-list">{ask("g/a")}{repeat("g/p", "x")}</group>'
    scenario = Scenario(xform("<g><a/><p><x/></p></g>", "", body))
    assert [page.refs for page in scenario.interview.pages()] == [("/data/g/a", "/data/g/p[1]/x")]
    assert scenario.interview.pages()[0].tables[0].ref == "/data/g/p"


def test_a_table_without_rows_asks_whether_there_is_one() -> None:
    scenario = Scenario(xform("<p><x/></p><z/>", "", table("p", "x") + ask("z")))
    scenario.interview.remove_repeat("/data/p", 0)
    assert scenario.route == ["p?", "z"]


def test_rows_that_do_not_fit_a_table_are_asked_page_by_page() -> None:
    form = xform("<p><x/></p>", bind("p/x", type="geopoint"), table("p", "x"))
    assert Scenario(form).route == ["p[1]/x", "p?"]
