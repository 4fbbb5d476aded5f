-- What is derived from the log is kept in tables (they fill themselves when the database is opened),
-- exams have their drafts, and flags their index.
DROP VIEW answer;
DROP INDEX log_by_session;
CREATE INDEX log_of_flags ON log (target, at, id) WHERE kind IN ('flag', 'unflag');

ALTER TABLE session ADD COLUMN kind TEXT NOT NULL DEFAULT 'quiz' CHECK (kind IN ('quiz', 'exam'));
ALTER TABLE session ADD COLUMN time_limit_ms INTEGER;
ALTER TABLE session ADD COLUMN spent_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN options TEXT;

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
