"""The figures of the screen as charts of an office program: native, editable, with their data in a sheet.

Whatever a figure draws is read from what is sent to the browser (``reading``), so no chart here can say anything else
than the screen does, and nothing that the screen holds back. ``writing`` makes one sheet and one chart of it.
"""
