-- When the store was built.
INSERT INTO meta.gathered
SELECT $municipality::VARCHAR, 'gathered', $stamp::VARCHAR, build.built_at FROM one.meta.build AS build;
