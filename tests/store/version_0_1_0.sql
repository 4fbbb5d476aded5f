-- The tables of a progress.sqlite3 of allquiz 0.1.0 that were not derived from others.
PRAGMA user_version = 2;

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
  confidence   TEXT,                     -- 'sure', 'think' or 'guess', said before the verdict
  duration_ms  INTEGER,
  session      TEXT,
  learner      TEXT
) STRICT;

CREATE TABLE session (
  id            TEXT PRIMARY KEY,
  started_at    TEXT NOT NULL,
  ended_at      TEXT,                    -- null while questions are left
  seed          INTEGER NOT NULL,        -- orders the options
  questions     TEXT NOT NULL,           -- JSON list of full names, in order
  banks         TEXT NOT NULL,           -- JSON list of paths given with --bank
  kind          TEXT NOT NULL DEFAULT 'quiz' CHECK (kind IN ('quiz', 'exam')),
  time_limit_ms INTEGER,                 -- null: as long as it takes
  spent_ms      INTEGER NOT NULL DEFAULT 0,  -- in earlier sittings
  options       TEXT                     -- JSON object: what else was asked for
) STRICT;

CREATE TABLE draft (
  session     TEXT NOT NULL,
  question    TEXT NOT NULL,             -- its full name
  response    TEXT NOT NULL,             -- JSON
  confidence  TEXT,
  flagged     INTEGER NOT NULL DEFAULT 0,
  at          TEXT,                      -- of the answer; null: none yet, only a flag
  duration_ms INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (session, question)
) STRICT, WITHOUT ROWID;
