"""The steps of 取込, one a file: what was dropped, asked, noticed, would change, is applied; what goes out; the past."""
