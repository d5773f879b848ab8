-- OpenRosa servers: accounts, the forms of each, and what is sent to them.
CREATE TABLE openrosa_account (
  account_id TEXT NOT NULL,
  address TEXT NOT NULL,
  user TEXT NOT NULL,
  password TEXT NOT NULL,
  etag TEXT NOT NULL,
  pulled_ms INTEGER,
  PRIMARY KEY (account_id)
);
CREATE TABLE openrosa_form (
  account_id TEXT NOT NULL,
  form_id TEXT NOT NULL,
  study_id TEXT NOT NULL,
  name TEXT NOT NULL,
  version TEXT NOT NULL,
  md5 TEXT NOT NULL,
  download_url TEXT NOT NULL,
  manifest_url TEXT NOT NULL,
  files TEXT NOT NULL,
  questionnaire TEXT NOT NULL,
  problem TEXT NOT NULL,
  listed INTEGER NOT NULL,
  PRIMARY KEY (account_id, form_id)
);
CREATE UNIQUE INDEX openrosa_form_by_study ON openrosa_form (study_id);
CREATE TABLE openrosa_submission (
  no INTEGER NOT NULL,
  interview_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  form_id TEXT NOT NULL,
  version TEXT NOT NULL,
  instance_sha256 TEXT NOT NULL,
  to_seq INTEGER NOT NULL,
  instance_id TEXT NOT NULL,
  deprecated_id TEXT NOT NULL,
  first_id TEXT NOT NULL,
  xml BLOB NOT NULL,
  key BLOB NOT NULL,
  state TEXT NOT NULL,
  reason TEXT NOT NULL,
  sentence TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  unanswered INTEGER NOT NULL,
  conflicts INTEGER NOT NULL,
  frozen_ms INTEGER NOT NULL,
  tried_ms INTEGER,
  next_ms INTEGER,
  sent_ms INTEGER,
  PRIMARY KEY (no),
  UNIQUE (interview_id, instance_sha256)
);
CREATE TABLE openrosa_file (
  submission INTEGER NOT NULL,
  place INTEGER NOT NULL,
  name TEXT NOT NULL,
  plain_name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  sent_ms INTEGER,
  PRIMARY KEY (submission, place)
);
CREATE TRIGGER openrosa_payload_frozen BEFORE UPDATE OF instance_id, deprecated_id, xml ON openrosa_submission
BEGIN SELECT RAISE(ABORT, 'a payload is frozen'); END;
CREATE TRIGGER openrosa_tried_stays BEFORE DELETE ON openrosa_submission WHEN OLD.attempts > 0
BEGIN SELECT RAISE(ABORT, 'the server may have this payload'); END;
CREATE TRIGGER openrosa_submission_goes AFTER DELETE ON openrosa_submission
BEGIN DELETE FROM openrosa_file WHERE submission = OLD.no; END;
