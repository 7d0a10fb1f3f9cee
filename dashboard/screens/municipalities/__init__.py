"""市区町村: how many municipalities lie apart, and how one stands among those like it."""
