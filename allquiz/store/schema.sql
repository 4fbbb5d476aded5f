-- The schema of a new database. An older one is brought here by migrations/NNNN.sql, run in order;
-- `PRAGMA user_version` says how far it has come. Raise it here with each migration.
PRAGMA user_version = 2;

-- Everything a learner did, in the order in which it was saved here. Rows are added, never changed
-- and never removed: an answer taken back stays, with an undo that points at it. This is the truth;
-- what is marked as derived below can be made from it again at any time.
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

CREATE INDEX log_by_target ON log (target, kind);
CREATE INDEX log_of_flags ON log (target, at, id) WHERE kind IN ('flag', 'unflag');

-- A quiz that was begun: what it asks, so that it can be resumed.
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

-- Answers of an exam that is not handed in: they can still be changed, and no verdict was shown.
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

-- Derived: how far the derived tables have come. One row.
CREATE TABLE derived (
  only      INTEGER PRIMARY KEY CHECK (only = 1),
  version   INTEGER NOT NULL,            -- of the rules they were made by: others mean making them anew
  retention REAL NOT NULL,               -- the desired retention that they were made for
  through   INTEGER NOT NULL,            -- the last sequence of the log that is in them
  latest    INTEGER NOT NULL             -- the latest time that is in them, in microseconds since 1970
) STRICT;

-- Derived: what is known of each question that has an answer that counts. Times are microseconds
-- since 1970, in UTC.
CREATE TABLE memory (
  number       INTEGER PRIMARY KEY,      -- stands for the question in `counted`
  question     TEXT NOT NULL UNIQUE,     -- its full name
  phase        TEXT NOT NULL CHECK (phase IN ('learning', 'review', 'relearning')),
  step         INTEGER,
  stability    REAL NOT NULL,            -- days
  difficulty   REAL NOT NULL,            -- 1 to 10
  last_review  INTEGER NOT NULL,
  due          INTEGER NOT NULL,
  lapses       INTEGER NOT NULL,
  seen         INTEGER NOT NULL,         -- answers that count
  points       REAL NOT NULL,            -- the sum of their scores
  answer       TEXT NOT NULL,            -- the last answer's id, and what it was:
  score        REAL NOT NULL,
  confidence   TEXT,
  key_revision TEXT
) STRICT;

CREATE INDEX memory_by_due ON memory (due);
CREATE INDEX memory_of_sure_but_wrong ON memory (last_review, question)
  WHERE score < 1 AND confidence = 'sure';

-- Derived: the answers that count (not taken back, not forgotten since, not dated in the future),
-- with the score of an override where there is one, in order of time.
CREATE TABLE counted (
  at             INTEGER NOT NULL,       -- microseconds since 1970, in UTC; model/days.py has the days
  sequence       INTEGER NOT NULL,       -- of the answer in the log
  question       INTEGER NOT NULL,       -- its number in `memory`
  score          REAL NOT NULL,
  rating         TEXT NOT NULL,
  confidence     TEXT,
  key_revision   TEXT,
  retrievability REAL,                   -- the chance of recall that FSRS foretold; null for a first answer
  PRIMARY KEY (at, sequence)
) STRICT, WITHOUT ROWID;

-- Derived: questions with entries dated in the future, which count when their time has come.
CREATE TABLE waiting (
  at       INTEGER NOT NULL,
  question TEXT NOT NULL,
  PRIMARY KEY (at, question)
) STRICT, WITHOUT ROWID;

-- Bank files whose keys were compared with those that were answered, and the answered questions
-- whose key was another one. A hint only: what is asked again is compared anew.
CREATE TABLE compared (
  file  TEXT PRIMARY KEY,
  state TEXT NOT NULL                    -- the file's size and time of change
) STRICT, WITHOUT ROWID;

CREATE TABLE corrected (
  question TEXT PRIMARY KEY              -- its full name
) STRICT, WITHOUT ROWID;
