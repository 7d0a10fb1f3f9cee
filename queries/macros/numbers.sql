-- How numbers of a list are compared.

-- A number without leading zeros, which Excel drops from one month to the next: 0012 and 12. As
-- dashboard.importers.cells.values.without_zeros, by which the differences of an import are told.
CREATE MACRO without_zeros(number) AS
    CASE WHEN number LIKE '0%' THEN regexp_replace(number, '^0+([0-9]+)$', '\1') ELSE number END;
