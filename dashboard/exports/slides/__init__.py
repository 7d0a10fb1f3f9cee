"""PowerPoint: what the pages say, one subject a slide, with charts that can be edited."""

from dashboard.exports.slides.deck import deck

__all__ = ["deck"]
