-- Respondents who were erased: what is left of their interviews in the delivery ledger, and what waits to be erased.
-- Journals stay append only for everybody else.
CREATE TABLE erased_interview (
  interview_id TEXT NOT NULL,
  study_id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  status TEXT NOT NULL,
  started_ms INTEGER NOT NULL,
  ended_ms INTEGER,
  receipt TEXT NOT NULL,
  received_ms INTEGER,
  erased_ms INTEGER NOT NULL,
  PRIMARY KEY (interview_id)
);
CREATE TABLE erasure_order (
  study_id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  signature BLOB NOT NULL,
  ordered_ms INTEGER NOT NULL,
  done_ms INTEGER,
  PRIMARY KEY (study_id, case_id)
) WITHOUT ROWID;
CREATE TABLE erasing_stream (
  no INTEGER NOT NULL,
  PRIMARY KEY (no)
);
DROP TRIGGER event_no_delete;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event
WHEN NOT EXISTS (SELECT 1 FROM erasing_stream WHERE no = OLD.stream)
BEGIN SELECT RAISE(ABORT, 'a journal is append only'); END;
DROP TRIGGER instance_no_delete;
CREATE TRIGGER instance_no_delete BEFORE DELETE ON instance
WHEN NOT EXISTS (SELECT 1 FROM erased_interview WHERE interview_id = OLD.interview_id)
BEGIN SELECT RAISE(ABORT, 'a completed interview is frozen'); END;
