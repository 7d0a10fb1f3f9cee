"""A few fictional municipalities with all that a city imports, small enough to be built again and again."""

from pathlib import Path

from data.prefecture import generate, places

SIZE = generate.Size(months=4, departments=8, procedures=30, initiatives=4, rounds=2, people=40)


def written(root: Path, count: int = 3) -> Path:
    """Write them into this data folder."""
    for place in places.places(count):
        generate.municipality(root, place, size=SIZE)
    return root
