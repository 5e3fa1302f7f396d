-- Derived: candidates have the day of their publication beside their number;
-- they are entered anew by the next keeper.
DELETE FROM candidate;
DELETE FROM mark WHERE name = 'keyed';
