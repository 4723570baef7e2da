"""The pages by keyboard alone: past the header, through a matrix into its evidence and back, and where the focus is after a part has changed."""

from __future__ import annotations

from typing import Any

from browsing import Open, until


def focus(tab: Any) -> str:
    """What has the focus: its id, or its text."""
    found: str = tab.evaluate("(document.activeElement.id || document.activeElement.textContent || document.activeElement.tagName).trim()")
    return found


def focus_is_seen(tab: Any) -> bool:
    """Whether what has the focus has an outline or a shadow around it, within the window."""
    found: bool = tab.evaluate(
        """() => { const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect();
        const marked = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none';
        return marked && box.bottom > 0 && box.top < innerHeight; }"""
    )
    return found


def test_the_first_tab_leads_past_the_header(open_tab: Open) -> None:
    tab = open_tab()
    tab.goto("/cases")
    tab.keyboard.press("Tab")
    assert focus(tab) == "Skip to the content"
    assert tab.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    assert focus_is_seen(tab)
    tab.keyboard.press("Enter")
    assert focus(tab) == "content"
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.closest('main') !== null")


def test_whatever_has_the_focus_is_seen(open_tab: Open) -> None:
    tab = open_tab()
    for path in ("/", "/cases", "/check", "/query?name=evidence-grades"):
        tab.goto(path)
        for _ in range(24):
            tab.keyboard.press("Tab")
            assert focus_is_seen(tab), (path, focus(tab))


def test_a_matrix_is_walked_with_arrows_and_a_cell_opens_and_closes(open_tab: Open) -> None:
    tab = open_tab()
    tab.goto("/compare?case=cloud-rice&case=ant-forest")
    cells = [a.get_attribute("id") for a in tab.locator("table.matrix tbody tr").nth(7).locator("td.status-cell a").all()]
    tab.locator("table.matrix tbody td.status-cell a").first.focus()
    for _ in range(7):
        tab.keyboard.press("ArrowDown")
    assert focus(tab) == cells[0]
    tab.keyboard.press("ArrowRight")
    assert focus(tab) == cells[1]
    assert focus_is_seen(tab)
    tab.keyboard.press("Enter")
    tab.wait_for_selector("#evidence details[open]")
    until(tab, "document.activeElement.matches('#evidence summary')")
    assert "Ant Forest" in focus(tab)
    tab.keyboard.press("Escape")
    assert tab.locator("#evidence details[open]").count() == 0
    assert focus(tab) == cells[1]
    tab.keyboard.press("ArrowLeft")
    tab.keyboard.press("Enter")
    until(tab, f"document.getElementById('evidence').dataset.cell === '{cells[0]}'")
    until(tab, "document.activeElement.matches('#evidence summary')")


def test_a_filter_keeps_its_focus_when_the_list_changes(open_tab: Open) -> None:
    tab = open_tab()
    tab.goto("/cases")
    box = tab.locator("input[name=carrier][value=C-DIG]")
    name = box.get_attribute("id")
    box.focus()
    tab.keyboard.press("Space")
    until(tab, "location.search.includes('carrier=C-DIG') && !document.querySelector('.htmx-request')")
    assert focus(tab) == name
    assert tab.locator(".entry").count() < 15
    tab.go_back()
    until(tab, "document.querySelectorAll('.entry').length > 15")
    assert not tab.locator("input[name=carrier][value=C-DIG]").is_checked()


def test_words_that_are_being_typed_stay_when_the_list_changes(open_tab: Open) -> None:
    tab = open_tab()
    tab.goto("/query")
    tab.locator("#find").press_sequentially("risk", delay=30)
    until(tab, "document.querySelectorAll('#questions .card').length < 10")
    assert focus(tab) == "find"
    assert tab.input_value("#find") == "risk"
    assert "find=risk" in tab.url
    assert tab.locator("#questions [role=status]").inner_text().endswith("of 49 questions")


def test_pictures_change_in_place_and_the_tab_keeps_the_focus(open_tab: Open) -> None:
    tab = open_tab()
    tab.goto("/compare?case=cloud-rice&case=ant-forest")
    tab.locator("#pictures .tabs a", has_text="Network").focus()
    tab.keyboard.press("Enter")
    until(tab, "document.querySelector('#pictures .tabs [aria-current]').textContent === 'Network'")
    assert "picture=network" in tab.url
    assert tab.evaluate("document.activeElement.textContent") == "Network"


def test_a_dialog_of_the_form_is_reached_in_the_order_in_which_it_is_read(open_tab: Open) -> None:
    tab = open_tab()
    tab.goto("/check")
    tab.locator("#file").focus()
    reached = []
    for _ in range(4):
        tab.keyboard.press("Tab")
        reached.append(focus(tab))
    assert reached == ["text", "tier", "format", "Check"]
