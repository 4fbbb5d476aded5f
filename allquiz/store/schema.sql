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

CREATE INDEX log_by_target ON log (target, kind, at);
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
  review         INTEGER NOT NULL,       -- 1: it was due, a day or more after the answer before it
  PRIMARY KEY (at, sequence)
) STRICT, WITHOUT ROWID;

-- Derived, by the triggers below: what the answers that count add up to. `reports/` has the rest.
CREATE TABLE tally (
  question   INTEGER NOT NULL,           -- its number in `memory`
  confidence TEXT NOT NULL,              -- '' where none was given
  review     INTEGER NOT NULL,
  answers    INTEGER NOT NULL,
  points     REAL NOT NULL,              -- the sum of their scores
  full       INTEGER NOT NULL,           -- those with full marks
  foretold   REAL NOT NULL,              -- the sum of their retrievability
  PRIMARY KEY (question, confidence, review)
) STRICT, WITHOUT ROWID;

-- Derived: what was answered where it did not get full marks ("I don't know" left out).
CREATE TABLE miss (
  question     INTEGER NOT NULL,
  key_revision TEXT NOT NULL,
  response     TEXT NOT NULL,            -- JSON, as in the log
  times        INTEGER NOT NULL,
  PRIMARY KEY (question, key_revision, response)
) STRICT, WITHOUT ROWID;

-- Derived: the quizzes in which something was answered that counts.
CREATE TABLE sitting (
  session TEXT PRIMARY KEY,
  answers INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER counted_more AFTER INSERT ON counted BEGIN
  INSERT INTO tally (question, confidence, review, answers, points, full, foretold)
  VALUES (new.question, coalesce(new.confidence, ''), new.review, 1, new.score, new.score = 1,
    coalesce(new.retrievability, 0))
  ON CONFLICT DO UPDATE SET answers = answers + 1, points = points + excluded.points,
    full = full + excluded.full, foretold = foretold + excluded.foretold;
  INSERT INTO sitting (session, answers)
  SELECT session, 1 FROM log WHERE sequence = new.sequence AND session IS NOT NULL
  ON CONFLICT DO UPDATE SET answers = answers + 1;
  INSERT INTO miss (question, key_revision, response, times)
  SELECT new.question, coalesce(new.key_revision, ''), response, 1 FROM log
  WHERE new.score < 1 AND sequence = new.sequence AND response <> 'null'
  ON CONFLICT DO UPDATE SET times = times + 1;
END;

CREATE TRIGGER counted_less AFTER DELETE ON counted BEGIN
  UPDATE tally SET answers = answers - 1, points = points - old.score,
    full = full - (old.score = 1), foretold = foretold - coalesce(old.retrievability, 0)
  WHERE question = old.question AND confidence = coalesce(old.confidence, '')
    AND review = old.review;
  DELETE FROM tally WHERE question = old.question AND answers = 0;
  UPDATE sitting SET answers = answers - 1
  WHERE session = (SELECT session FROM log WHERE sequence = old.sequence);
  DELETE FROM sitting WHERE answers = 0
    AND session = (SELECT session FROM log WHERE sequence = old.sequence);
  UPDATE miss SET times = times - 1
  WHERE old.score < 1 AND question = old.question AND key_revision = coalesce(old.key_revision, '')
    AND response = (SELECT response FROM log WHERE sequence = old.sequence);
  DELETE FROM miss WHERE question = old.question AND times = 0;
END;

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
