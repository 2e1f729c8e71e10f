"""The HTML report in a real browser: clicked through, held against the JSON, offline, and with a dataset that means harm.

Chromium is a program of the system; playwright, which drives it, is in the extra ``proofs``.
"""

import shutil

import pytest

from survcli.network import ROLES

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install 'survcli[proofs]'")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(browser, run, tmp_path):
    """Export a report and open it; afterwards nothing may have been asked for, shown in a dialog, or gone wrong."""
    seen, contexts = [], []

    def call(*argv, viewport=DESK, **given):
        file = tmp_path / "report.html"
        result = run("export", str(file), "--force", *argv)
        assert result.status == 0, result.err
        context = browser.new_context(viewport=viewport, **given)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("request", lambda request: seen.append(request.url) if request.url != file.as_uri() else None)
        page.on("pageerror", lambda error: seen.append(str(error)))
        page.on("dialog", lambda dialog: (seen.append(dialog.message), dialog.dismiss()))
        page.on("console", lambda message: seen.append(message.text) if message.type == "error" else None)
        page.goto(file.as_uri())
        return page

    call.seen = seen
    yield call
    for context in contexts:
        context.close()
    assert [entry for entry in seen if not entry.startswith("data:,")] == []


def ids(page, selector):
    """Return the ids of the records that a part of the page shows, in its order."""
    return page.eval_on_selector_all(
        selector,
        "nodes => nodes.filter(node => node.checkVisibility()).map(node => node.dataset.id || node.hash?.slice(1) || node.id)",
    )


def counted(page, number):
    """Wait until the page says that so many records match."""
    page.wait_for_function("text => document.getElementById('matching').textContent === text", arg=f"{number:,}")


def arrived(page, target):
    """Wait until what a link leads to has the focus."""
    page.wait_for_function("id => document.activeElement.id === id", arg=target)


def everywhere(page, records):
    """Hold the records, the marks, the rows and the count against what the program's JSON says."""
    wanted = [record["id"] for record in records]
    counted(page, len(wanted))
    assert sorted(ids(page, ".record")) == sorted(wanted)
    assert sorted(ids(page, ".point:not(.off)")) == sorted(wanted)
    assert ids(page, "#ledger tbody tr") == wanted


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_nothing_is_lost_against_the_json_and_nothing_is_wider_than_the_window(visit, run, viewport):
    page = visit(viewport=viewport)
    everywhere(page, run("timeline", "--json").json)
    assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]


def test_each_filter_shows_what_the_same_filter_of_the_program_selects(visit, run):
    page = visit()
    for role in ("vendor", "intermediary", "buyer"):
        # A body with a predecessor finds the predecessor's records too, which the program says
        plain = next(body for body in run(role, "--json").json if not run("timeline", f"--{role}", body["id"]).err)
        page.select_option(f"#by-{ROLES[role]}", plain["id"])
        everywhere(page, run("timeline", f"--{role}", plain["id"], "--json").json)
        page.click("button[type=reset]")
    page.select_option("#by-technologies", "imsi-catcher")
    everywhere(page, run("timeline", "--technology", "imsi-catcher", "--json").json)
    page.uncheck("[value=response]")
    page.uncheck("[value=revelation]")
    everywhere(page, run("timeline", "--technology", "imsi-catcher", "--kind", "acquisition", "--json").json)
    page.click("button[type=reset]")
    page.select_option("#from", "2012")
    page.select_option("#to", "2014")
    everywhere(page, run("timeline", "--year", "2012-2014", "--json").json)
    page.click("button[type=reset]")
    everywhere(page, run("timeline", "--json").json)


def test_search_folds_accents_and_case_and_counts_for_those_who_listen(visit, small_file):
    page = visit("--data", str(small_file))
    page.fill("#search", "PEGASUS")
    counted(page, 1)
    assert ids(page, ".record") == ["MX-0007"]
    page.fill("#search", "procuraduria GENERAL")
    counted(page, 7)
    assert ids(page, ".record") == [f"MX-000{number}" for number in (1, 2, 3, 4, 5, 7, 8)]
    page.fill("#search", "nothing is called so")
    page.wait_for_selector("#records .none")
    assert page.inner_text("#result") == "0 of 11 records"
    assert page.get_attribute("#result", "aria-live") == "polite"


def test_the_network_follows_the_filters(visit, small_file):
    page = visit("--data", str(small_file))
    page.select_option("#by-vendors", "nso-group")
    counted(page, 1)
    assert page.locator("#tree-vendor ~ .tree > .branch:visible .name").first.inner_text() == "NSO Group (Israel)"
    assert page.locator("#tree-vendor ~ .tree > .branch:visible").count() == 1
    buyer = page.locator("#tree-buyer ~ .tree > .branch:visible")
    assert buyer.locator("summary .n").all_inner_texts() == ["1"]  # the buyer of four, of which one matches
    assert buyer.locator("summary .when").all_inner_texts() == ["2014"]


def test_the_switch_changes_every_word_and_nothing_is_remembered(visit, small_file):
    page = visit("--data", str(small_file))
    assert page.locator(".es:visible").count() == 0
    page.click("label[for=language-es]")
    assert page.locator(".en:visible").count() == 0
    assert page.get_attribute("html", "lang") == "es"
    assert page.title() == "Tecnología de vigilancia adquirida por autoridades en México"
    assert page.inner_text("#result") == "11 de 11 registros"
    assert "software espía (7)" in page.locator("#by-technologies option").all_text_contents()
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    page.reload()
    assert page.get_attribute("html", "lang") == "en"


def test_a_mark_leads_to_its_record_and_a_note_to_its_source(visit, small_file):
    page = visit("--data", str(small_file))
    page.click('.point[href="#MX-0007"]')
    arrived(page, "MX-0007")
    article = page.locator("#MX-0007")
    assert article.locator("details").get_attribute("open") is not None
    article.locator("dd sup a").first.click()
    target = page.evaluate("location.hash.slice(1)")
    assert target.startswith("MX-0007-")
    arrived(page, target)
    assert page.locator(f"#{target}").is_visible()
    assert 0 <= page.evaluate("id => document.getElementById(id).getBoundingClientRect().top", target) < DESK["height"]


def test_a_link_to_a_record_that_the_filters_hide_shows_it(visit, small_file):
    page = visit("--data", str(small_file))
    page.uncheck("[value=acquisition]")
    counted(page, 5)
    assert not page.locator("#MX-0001").is_visible()
    page.locator("#MX-0005 summary").click()
    page.locator('#MX-0005 .around a[href="#MX-0001"]').click()
    page.wait_for_selector("#MX-0001:visible")


def test_it_can_be_used_by_keyboard_alone(visit, small_file):
    page = visit("--data", str(small_file))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "language-en"
    page.keyboard.press("ArrowRight")
    assert page.get_attribute("html", "lang") == "es"
    page.keyboard.press("ArrowLeft")
    for _ in range(60):
        page.keyboard.press("Tab")
        if "point" in page.evaluate("document.activeElement.className"):
            break
    first = page.evaluate("document.activeElement.hash")
    assert page.locator("#card").is_visible()
    page.keyboard.press("ArrowRight")
    second = page.evaluate("document.activeElement.hash")
    assert second != first
    assert page.locator(".point[tabindex='0']").count() == 1
    page.keyboard.press("Enter")
    arrived(page, second[1:])
    page.keyboard.press("Tab")  # within the record
    assert page.evaluate("document.activeElement.closest('article')?.id") == second[1:]


def test_marks_have_names_in_the_language_that_is_shown(visit, small_file):
    page = visit("--data", str(small_file), "--lang", "es")
    name = page.get_attribute('.point[href="#MX-0007"]', "aria-label")
    assert name.startswith("29 de octubre de 2014, adquisición, ")


def test_without_javascript_it_is_complete_and_the_switch_works(visit, small_file):
    page = visit("--data", str(small_file), java_script_enabled=False)
    assert page.locator(".record:visible").count() == 11
    assert page.locator("#ledger tbody tr:visible").count() == 11
    assert not page.locator("#filters").is_visible()
    assert page.locator("#MX-0007 h4 .en").is_visible()
    page.click("label[for=language-es]")
    assert page.locator("#MX-0007 h4 .es").is_visible()
    assert not page.locator("#MX-0007 h4 .en").is_visible()
    page.click("#MX-0007 summary")
    assert page.locator("#MX-0007 .sources li").first.is_visible()


def test_paper_shows_everything_with_the_addresses_of_its_links(visit, small_file):
    page = visit("--data", str(small_file), java_script_enabled=False)
    page.emulate_media(media="print")
    assert page.locator(".sources li:visible").count() == page.locator(".sources li").count()
    assert page.locator(".refs a:visible").count() == page.locator(".refs a").count()
    link = page.locator(".sources a").first
    assert link.get_attribute("href") in link.evaluate("node => getComputedStyle(node, '::after').content")
    assert not page.locator("nav").is_visible()
    assert page.pdf()[:5] == b"%PDF-"


def test_a_hostile_dataset_runs_nothing(visit, hostile):
    page = visit("--data", str(hostile))
    assert page.locator(".record").count() == 11
    page.fill("#search", "hurt")
    page.wait_for_timeout(300)
    for choice in page.locator("#filters select").all():
        choice.select_option(index=1)
    page.click("button[type=reset]")
    page.click("label[for=language-es]")
    page.click("#open")
    page.hover(".point >> nth=0")
    page.click(".point >> nth=0")
    for head in page.locator("#ledger thead button").all():
        head.click()
    assert page.locator("img").count() == 0
    assert page.evaluate("window.hurt") is None


def test_even_markup_that_came_through_could_not_run(visit, small_file):
    page = visit("--data", str(small_file))
    page.evaluate(
        """() => {
          const at = document.querySelector("main");
          at.insertAdjacentHTML("beforeend", "<p onclick='window.hurt = 1' id='bait'>x</p>");
          const script = document.createElement("script");
          script.textContent = "window.hurt = 1";
          at.append(script);
        }"""
    )
    page.evaluate("document.getElementById('bait').click()")
    assert page.evaluate("window.hurt") is None
    assert len(visit.seen) == 2
    assert all("Content Security Policy" in refusal for refusal in visit.seen)
    visit.seen.clear()
