"""The steps of 取込, one a file: what was dropped, is asked, was noticed, would change, is applied, goes out."""
