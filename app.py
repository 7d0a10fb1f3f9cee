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


def entry(place: str, title: str, icon: str, *, default: bool = False) -> Page:
    """A row of the menu: a file below pages/, whose name is the page's address, its title and its icon."""
    address = place.rpartition("/")[2]
    return st.Page(
        f"pages/{place}.py",
        title=title,
        icon=f":material/{icon}:",
        url_path=address,
        default=default,
        visibility=visible(address),
    )


st.set_page_config(page_title=words.TITLE, page_icon=frame.ICON, layout="wide")

with frame.refusals():
    municipality.settle()
    problem = municipality.refused() or build.ensure(settings.data_folder())
    sections = {
        "会議": [
            entry("meeting/overview", "概況", "today", default=True),
            entry("meeting/monthly_meeting", "月例会議", "groups"),
        ],
        "分析": [
            entry("analysis/online", "手続のオンライン化", "task_alt"),
            entry("analysis/assessment", "スキルアセスメント", "school"),
            entry("analysis/roadmap", "ロードマップ", "timeline"),
            entry("analysis/department", "部署カルテ", "assignment_ind"),
            entry("analysis/next", "次の一手", "next_plan"),
            entry("analysis/explore", "探索", "search_insights"),
        ],
        "データ": [
            entry("data/import_files", "取込", "upload_file"),
            entry("data/submissions", "提出状況", "event_available"),
            entry("data/definitions", "定義と品質", "fact_check"),
            entry("data/administration", "管理", "health_and_safety"),
        ],
    }
    if municipality.is_of_many():
        sections = {"全体": [entry("meeting/municipalities", "市区町村", "map")], **sections}
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
