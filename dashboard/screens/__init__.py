"""What each screen says, without Streamlit: a folder a screen, a file a block with rows, sentence and figure together.

Pages place the blocks, ``ui`` shows them, exports write them down; whose answers they are is decided by who asks.
"""
