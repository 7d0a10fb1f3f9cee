"""What Streamlit is told of the city's OpenID provider (its section ``[auth]``), once, as the server starts."""

from typing import Any, Final

from dashboard import settings
from dashboard.access import secret
from dashboard.access.rules import Provider
from dashboard.errors import DashboardError

NO_SECRET: Final = (
    "サインインの準備ができていません（窓口のシークレットがありません）。"
    "管理者が、利用の手引きの「市の窓口でサインインする」のとおりに保存し、サーバーを起動し直してください。"
)
OLDER: Final = "サインインの設定が変わりました。管理者がサーバーを起動し直すと、サインインできます。"
_begun: dict[str, Any] = {}


def section() -> dict[str, Any]:
    """Streamlit's secrets: none unless people sign in at a provider and all that it needs is there."""
    _begun.clear()
    try:
        folder, provider = settings.installation(), settings.load().access.oidc
        if provider and secret.kept(folder, secret.CLIENT):
            secret.made(folder, secret.COOKIE)
            _begun.update(_wanted(provider))
    except DashboardError:
        # Every page says what is wrong with the settings; until then nobody signs in.
        pass
    return {"auth": dict(_begun)} if _begun else {}


def lacks(provider: Provider) -> str | None:
    """Why nobody can sign in now; None if they can."""
    if not secret.kept(settings.installation(), secret.CLIENT):
        return NO_SECRET
    return None if _wanted(provider) == _begun else OLDER


def _wanted(provider: Provider) -> dict[str, Any]:
    folder = settings.installation()
    return {
        "redirect_uri": provider.redirect,
        "cookie_secret": secret.kept(folder, secret.COOKIE),
        "client_id": provider.client,
        "client_secret": secret.kept(folder, secret.CLIENT),
        "server_metadata_url": provider.metadata,
        # The provider asks anew who it is: whoever passes a PC where somebody rested does not go on in his name.
        "client_kwargs": {"scope": provider.scope, "prompt": "login"},
    }
