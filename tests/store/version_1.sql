-- The schema of a new database. An older one is brought here by migrations/NNNN.sql, run in order;
-- `PRAGMA user_version` says how far it has come. Raise it here with each migration.
PRAGMA user_version = 1;

-- Everything a learner did, in the order in which it was saved here. Rows are added, never changed
-- and never removed: an answer taken back stays, with an undo that points at it.
CREATE TABLE log (
  sequence     INTEGER PRIMARY KEY,
  id           TEXT NOT NULL UNIQUE,     -- permanent, the same on every machine
  kind         TEXT NOT NULL CHECK (kind IN ('answer', 'undo', 'forget', 'flag', 'unflag', 'override')),
  target       TEXT NOT NULL,            -- answer, forget, flag, unflag: a question's full name; undo, override: an answer's id
  at           TEXT NOT NULL,            -- UTC, ISO 8601 with microseconds: sorts as text
  score        REAL CHECK (score BETWEEN 0 AND 1),  -- answer and override
  revision     TEXT,                     -- this and what follows: answers only
  key_revision TEXT,
  response     TEXT,                     -- JSON: texts of options, never letters
  rating       TEXT CHECK (rating IN ('again', 'hard', 'good', 'easy')),
  confidence   TEXT,
  duration_ms  INTEGER,
  session      TEXT,
  learner      TEXT
) STRICT;

CREATE INDEX log_by_target ON log (target, kind);
CREATE INDEX log_by_session ON log (session) WHERE session IS NOT NULL;

-- A quiz that was begun: what it asks, so that it can be resumed.
CREATE TABLE session (
  id         TEXT PRIMARY KEY,
  started_at TEXT NOT NULL,
  ended_at   TEXT,                       -- null while questions are left
  seed       INTEGER NOT NULL,           -- orders the options
  questions  TEXT NOT NULL,              -- JSON list of full names, in order
  banks      TEXT NOT NULL               -- JSON list of paths given with --bank
) STRICT;

-- Answers that count: not taken back, and not forgotten since.
CREATE VIEW answer AS
SELECT
  log.sequence, log.id, log.target AS question, log.at,
  coalesce(
    (SELECT o.score FROM log AS o WHERE o.kind = 'override' AND o.target = log.id
     ORDER BY o.at DESC, o.id DESC LIMIT 1),
    log.score
  ) AS score,
  log.revision, log.key_revision, log.response, log.rating, log.confidence,
  log.duration_ms, log.session, log.learner
FROM log
WHERE log.kind = 'answer'
  AND NOT EXISTS (SELECT 1 FROM log AS u WHERE u.kind = 'undo' AND u.target = log.id)
  AND NOT EXISTS (
    SELECT 1 FROM log AS f WHERE f.kind = 'forget' AND f.target = log.target AND f.at >= log.at
  );
