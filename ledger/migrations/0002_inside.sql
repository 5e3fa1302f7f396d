-- Derived: the story that an event or a claim stands in, by a hash of its id.
-- Rows of what a story no longer holds stay until a rebuild; whoever looks
-- one up sees in the story whether it still holds it.
CREATE TABLE inside (
    key   INTEGER PRIMARY KEY,
    story TEXT NOT NULL
);

-- A stale story has other members than when it was last woven: it is woven
-- anew by the next keeper. All are when they come from before this table.
ALTER TABLE story ADD COLUMN stale INTEGER NOT NULL DEFAULT 1;
CREATE INDEX story_stale ON story (stale);
