"""The server: the dashboard with compressed replies and strict headers (``streamlit run serve.py``)."""

import gc

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from streamlit.runtime.pages_manager import PagesManager

from dashboard import settings
from dashboard.access import asking
from dashboard.disk import logs
from dashboard.ui import municipality, provider, signed
from dashboard.ui.door import Door
from dashboard.ui.headers import FirstPage, SecurityHeaders
from dashboard.ui.health import Health
from dashboard.ui.kept import Kept
from dashboard.ui.receive import Uploads
from dashboard.ui.sign_in import SignIn

# Until its first st.navigation a fresh server takes the folder pages/ for Streamlit's older kind of app, and says
# "Page not found" to the first deep link.
PagesManager.uses_pages_directory = False
app = st.App(
    "app.py",
    # How to reach the city's OpenID provider, where people sign in at one.
    secrets=provider.section(),
    middleware=[
        Middleware(SecurityHeaders),
        Middleware(Door),
        Middleware(SignIn),
        Middleware(Health),
        Middleware(Uploads),
        Middleware(Kept),
        Middleware(GZipMiddleware, minimum_size=1024),
        Middleware(FirstPage),
    ],
)
logs.begin(settings.installation())
asking.by(signed.source)
settings.by(municipality.source)
logs.note(f"サーバーを起動しました（プログラムの版 {settings.version()}）。")
# What is loaded by now stays for good; later collections need not walk it again.
gc.freeze()
