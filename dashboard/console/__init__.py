"""SQL that somebody writes: one SELECT over the views of ``explore``, in a process of its own, with limits.

``asked.start`` is the door of a page and of the command; ``inside`` is the process, ``guard`` what it lets through,
``told`` how a refusal is said, ``catalogue`` which tables and examples there are.
"""
