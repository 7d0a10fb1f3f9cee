-- Whether a figure about these people may be shown: at least k of them, and not all alike (a group in which everybody
-- has the same score says everybody's score). unmatched counts those who are in only one of two compared rounds:
-- a few of them would be what is left when the figures of the two rounds and the change are put together.
CREATE MACRO publishable(n, lowest, highest, unmatched, k) AS
    coalesce(n >= k AND lowest < highest AND (coalesce(unmatched, 0) = 0 OR unmatched >= k), FALSE);
