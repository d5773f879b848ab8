-- The schema of the first release. Never edited: what comes later is a migration of its own.
CREATE TABLE schema (
  id INTEGER NOT NULL,
  version INTEGER NOT NULL,
  workspace_id TEXT NOT NULL,
  created_ms INTEGER NOT NULL,
  PRIMARY KEY (id),
  CHECK (id = 1)
);
CREATE TABLE canary (
  id INTEGER NOT NULL,
  value BLOB NOT NULL,
  PRIMARY KEY (id),
  CHECK (id = 1)
);
CREATE TABLE setting (
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (name)
) WITHOUT ROWID;
CREATE TABLE study (
  study_id TEXT NOT NULL,
  name TEXT NOT NULL,
  questionnaire TEXT NOT NULL,
  study_key BLOB NOT NULL,
  details TEXT NOT NULL,
  PRIMARY KEY (study_id)
);
CREATE TABLE questionnaire (
  content_hash TEXT NOT NULL,
  form_id TEXT NOT NULL,
  version TEXT NOT NULL,
  title TEXT NOT NULL,
  source_name TEXT NOT NULL,
  xform BLOB NOT NULL,
  source BLOB NOT NULL,
  PRIMARY KEY (content_hash)
);
CREATE TABLE media (
  content_hash TEXT NOT NULL,
  name TEXT NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (content_hash, name)
);
CREATE TABLE sample_case (
  study_id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  base TEXT NOT NULL,
  owner_epoch INTEGER NOT NULL,
  held INTEGER NOT NULL,
  name TEXT NOT NULL,
  phone TEXT NOT NULL,
  address TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  language TEXT NOT NULL,
  priority INTEGER NOT NULL,
  disposition TEXT NOT NULL,
  last_disposition TEXT NOT NULL,
  attempt_count INTEGER NOT NULL,
  last_attempt_ms INTEGER,
  open_attempt TEXT NOT NULL,
  appointment_ms INTEGER,
  appointment_local TEXT NOT NULL,
  appointment_zone TEXT NOT NULL,
  appointment_hard INTEGER NOT NULL,
  PRIMARY KEY (study_id, case_id)
);
CREATE INDEX sample_case_by_id ON sample_case (case_id);
CREATE TABLE stream (
  no INTEGER NOT NULL,
  kind TEXT NOT NULL,
  stream_id TEXT NOT NULL,
  study_id TEXT NOT NULL,
  owner_epoch INTEGER NOT NULL,
  retired INTEGER NOT NULL,
  last_seq INTEGER NOT NULL,
  head BLOB NOT NULL,
  changed_ms INTEGER NOT NULL,
  sent_seq INTEGER NOT NULL,
  backed_up_seq INTEGER NOT NULL,
  PRIMARY KEY (no),
  UNIQUE (kind, stream_id, study_id, owner_epoch)
);
CREATE INDEX stream_unsent ON stream (no) WHERE last_seq > sent_seq;
CREATE TABLE event (
  stream INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  kind TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  payload_version INTEGER NOT NULL,
  line BLOB NOT NULL,
  head BLOB NOT NULL,
  PRIMARY KEY (stream, seq)
) WITHOUT ROWID;
CREATE TABLE interview (
  interview_id TEXT NOT NULL,
  study_id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  questionnaire TEXT NOT NULL,
  form_id TEXT NOT NULL,
  version TEXT NOT NULL,
  mode TEXT NOT NULL,
  language TEXT NOT NULL,
  status TEXT NOT NULL,
  page TEXT NOT NULL,
  disposition TEXT NOT NULL,
  actor TEXT NOT NULL,
  started_ms INTEGER NOT NULL,
  ended_ms INTEGER,
  PRIMARY KEY (interview_id)
);
CREATE INDEX interview_by_case ON interview (study_id, case_id);
CREATE TABLE answer (
  interview_id TEXT NOT NULL,
  ref TEXT NOT NULL,
  value TEXT NOT NULL,
  missing TEXT NOT NULL,
  confirmed INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (interview_id, ref)
) WITHOUT ROWID;
CREATE TABLE instance (
  interview_id TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  xml BLOB NOT NULL,
  PRIMARY KEY (interview_id, sha256)
);
CREATE TABLE batch (
  batch_no INTEGER NOT NULL,
  items TEXT NOT NULL,
  begun_ms INTEGER NOT NULL,
  ended_ms INTEGER,
  PRIMARY KEY (batch_no)
);
CREATE TABLE receipt (
  no INTEGER NOT NULL,
  stream INTEGER NOT NULL,
  to_seq INTEGER NOT NULL,
  head BLOB NOT NULL,
  status TEXT NOT NULL,
  code TEXT NOT NULL,
  server_epoch TEXT NOT NULL,
  received_ms INTEGER NOT NULL,
  signature BLOB NOT NULL,
  PRIMARY KEY (no)
);
CREATE INDEX receipt_by_stream ON receipt (stream);
CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'a journal is append only'); END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'a journal is append only'); END;
CREATE TRIGGER instance_no_update BEFORE UPDATE ON instance BEGIN SELECT RAISE(ABORT, 'a completed interview is frozen'); END;
CREATE TRIGGER instance_no_delete BEFORE DELETE ON instance BEGIN SELECT RAISE(ABORT, 'a completed interview is frozen'); END;
CREATE TRIGGER questionnaire_no_update BEFORE UPDATE ON questionnaire BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END;
CREATE TRIGGER questionnaire_no_delete BEFORE DELETE ON questionnaire BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END;
CREATE TRIGGER media_no_update BEFORE UPDATE ON media BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END;
CREATE TRIGGER media_no_delete BEFORE DELETE ON media BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END;
