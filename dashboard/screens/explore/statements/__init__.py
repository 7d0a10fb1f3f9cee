"""SQL of what is on show: a statement over the views of the console that gives the same rows and figures.

It is a text for somebody to read, change and ask; the page itself is answered by queries/explore.
"""
