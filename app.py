"""The frame: page config, the menu, filters, freshness. Nothing else."""

from typing import Literal

import streamlit as st
from streamlit.navigation.page import Page

from dashboard import settings
from dashboard.access.rules import Right
from dashboard.store import build
from dashboard.ui import filters, frame, moment, municipality, paper, presenting, signed, taking, words

MONTHLY = {"", "overview", "online", "roadmap", "department", "municipalities"}
"""Pages (by their address) that show a month beside another."""
OF_A_MONTH = {"next", "explore"}
"""Those that show a month by itself."""
OF_PROCEDURES = {"", "overview", "online", "next", "department", "explore"}
UNNARROWED = {"administration", "definitions", "import_files", "monthly_meeting", "municipalities"}
WRITTEN_TOO = {"explore"}
"""Pages on which somebody may also write what is asked: then no filter narrows it, and no file is made of it."""
OF_ONE = {"department"}
"""Pages of one 課 at a time, which they let choose themselves."""
OF_TODAY = {"administration", "import_files", "monthly_meeting"}
"""Pages of what there is and is done now: they are never read at a meeting."""
FOR = {"import_files": Right.SEND, "administration": Right.ADMIN}
"""Pages that are not for everybody who may look."""
OF_MANY = {"municipalities", "import_files", "definitions", "administration"}
"""Pages of all municipalities together, where the installation is of many; the others are of one of them."""


def visible(page: str) -> Literal["visible", "hidden"]:
    """Whether the menu names it. Who knows its address is told why it is not theirs."""
    is_offered = page not in FOR or signed.offers(FOR[page])
    return "visible" if is_offered and (page in OF_MANY or not municipality.is_one_missing()) else "hidden"


def all_together() -> dict[str, list[Page]]:
    """The page of all municipalities, where there are many."""
    if not municipality.is_of_many():
        return {}
    return {"全体": [st.Page("pages/meeting/municipalities.py", title="市区町村", icon=":material/map:")]}


st.set_page_config(page_title=words.TITLE, page_icon=frame.ICON, layout="wide")

with frame.refusals():
    municipality.settle()
    problem = municipality.refused() or build.ensure(settings.data_folder())
    sections = {
        **all_together(),
        "会議": [
            st.Page(
                "pages/meeting/overview.py",
                title="概況",
                icon=":material/today:",
                url_path="overview",
                default=True,
                visibility=visible("overview"),
            ),
            st.Page(
                "pages/meeting/monthly_meeting.py",
                title="月例会議",
                icon=":material/groups:",
                visibility=visible("monthly_meeting"),
            ),
        ],
        "分析": [
            st.Page(
                "pages/analysis/online.py",
                title="手続のオンライン化",
                icon=":material/task_alt:",
                url_path="online",
                visibility=visible("online"),
            ),
            st.Page(
                "pages/analysis/assessment.py",
                title="スキルアセスメント",
                icon=":material/school:",
                url_path="assessment",
                visibility=visible("assessment"),
            ),
            st.Page(
                "pages/analysis/roadmap.py",
                title="ロードマップ",
                icon=":material/timeline:",
                url_path="roadmap",
                visibility=visible("roadmap"),
            ),
            st.Page(
                "pages/analysis/department.py",
                title="部署カルテ",
                icon=":material/assignment_ind:",
                url_path="department",
                visibility=visible("department"),
            ),
            st.Page(
                "pages/analysis/next.py",
                title="次の一手",
                icon=":material/next_plan:",
                url_path="next",
                visibility=visible("next"),
            ),
            st.Page(
                "pages/analysis/explore.py",
                title="探索",
                icon=":material/search_insights:",
                url_path="explore",
                visibility=visible("explore"),
            ),
        ],
        "データ": [
            st.Page(
                "pages/data/import_files.py",
                title="取込",
                icon=":material/upload_file:",
                visibility=visible("import_files"),
            ),
            st.Page(
                "pages/data/submissions.py",
                title="提出状況",
                icon=":material/event_available:",
                visibility=visible("submissions"),
            ),
            st.Page("pages/data/definitions.py", title="定義と品質", icon=":material/fact_check:"),
            st.Page(
                "pages/data/administration.py",
                title="管理",
                icon=":material/health_and_safety:",
                visibility=visible("administration"),
            ),
        ],
    }
    is_in = signed.is_in()
    page = st.navigation(sections, position="sidebar" if is_in else "hidden")
    frame.style()
    if not is_in:
        signed.draw(page)
        st.stop()
    # Before anything is drawn: the run may end here, for another page.
    municipality.settle_page({each.url_path: each for pages in sections.values() for each in pages}, page)
    is_presented = presenting.begin([each for pages in sections.values() for each in pages], page)
    st.set_page_config(page_title=f"{page.title}｜{words.TITLE}")
    moment.settle(is_used=page.url_path not in OF_TODAY)
    moment.banner()
    frame.title()
    signed.told()
    is_written = page.url_path in WRITTEN_TOO and filters.is_alone()
    is_monthly, is_narrowed = page.url_path in MONTHLY, page.url_path not in UNNARROWED and not is_written
    has_month = (is_monthly or page.url_path in OF_A_MONTH) and not is_written
    foot = filters.draw(monthly=has_month, compared=is_monthly, narrowed=is_narrowed and page.url_path not in OF_ONE)
    if not is_presented:
        with foot:
            frame.freshness(monthly=has_month, late=page.url_path in OF_PROCEDURES, of_one=page.url_path in OF_ONE)
            if is_narrowed or page.url_path == municipality.SPREAD:
                taking.offers(page.title, page.url_path or "overview")
            acts = frame.acts()
        frame.banner(problem)
        frame.promised(by_all=page.url_path in ("", "overview"))
    if municipality.is_one_missing() and page.url_path not in OF_MANY:
        municipality.missing(page)
    else:
        signed.run(page, FOR.get(page.url_path, Right.LOOK))
    if not is_presented:
        with acts:
            paper.draw(page.title, monthly=is_monthly, narrowed=is_narrowed)
    presenting.draw()
