"""Which day it is: for what is due, and how old data is."""

import datetime as dt
from zoneinfo import ZoneInfo

from dashboard import labels, sample, settings
from dashboard.store import answers as store


def today() -> dt.date:
    """The day in Japan; in the sample city the one on which its story stops."""
    if store.is_sample(settings.data_folder()):
        return sample.TODAY
    return dt.datetime.now(ZoneInfo(labels.JAPAN)).date()
