-- What the interviewer sees of delivery: runs of the synchronisation, what is held back here, what supervisors decided.
CREATE TABLE sync_run (
  no INTEGER NOT NULL,
  began_ms INTEGER NOT NULL,
  ended_ms INTEGER,
  runs INTEGER NOT NULL,
  network TEXT NOT NULL,
  failure TEXT NOT NULL,
  sentence TEXT NOT NULL,
  figures TEXT NOT NULL,
  next_ms INTEGER,
  PRIMARY KEY (no)
);
CREATE TABLE held_back (
  stream INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  reason TEXT NOT NULL,
  sentence TEXT NOT NULL,
  since_ms INTEGER NOT NULL,
  PRIMARY KEY (stream)
);
CREATE TABLE outcome (
  outcome_id TEXT NOT NULL,
  study_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  stream_id TEXT NOT NULL,
  subject TEXT NOT NULL,
  verdict TEXT NOT NULL,
  author TEXT NOT NULL,
  note TEXT NOT NULL,
  to_seq INTEGER NOT NULL,
  decided_ms INTEGER NOT NULL,
  PRIMARY KEY (outcome_id)
);
CREATE INDEX outcome_by_stream ON outcome (study_id, kind, stream_id);
