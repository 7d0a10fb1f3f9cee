"""探索: any question in the meeting, answered on the spot by the figures of the other pages, laid out otherwise."""
