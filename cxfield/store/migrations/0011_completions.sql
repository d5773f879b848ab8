-- What an interview was completed with, each time: the newest instance is that of the last completion.
CREATE TABLE completion (
  interview_id TEXT NOT NULL,
  to_seq INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (interview_id, to_seq)
);
INSERT INTO completion (interview_id, to_seq, sha256)
SELECT stream.stream_id, event.seq, COALESCE(json_extract(CAST(event.line AS TEXT), '$.body.instance_sha256'), '')
FROM event JOIN stream ON stream.no = event.stream
WHERE event.kind = 'completed' AND stream.kind = 'interview' AND stream.retired = 0;
CREATE TRIGGER completion_goes AFTER DELETE ON instance
BEGIN DELETE FROM completion WHERE interview_id = OLD.interview_id; END;
-- The same content may be sent twice: A, corrected to B, corrected to A again. What is encrypted keeps its plain bytes.
CREATE TABLE openrosa_submission_new (
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
  plain BLOB NOT NULL,
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
  UNIQUE (interview_id, to_seq)
);
INSERT INTO openrosa_submission_new
SELECT no, interview_id, account_id, form_id, version, instance_sha256, to_seq, instance_id, deprecated_id, first_id,
  xml, key, x'', state, reason, sentence, attempts, unanswered, conflicts, frozen_ms, tried_ms, next_ms, sent_ms
FROM openrosa_submission;
DROP TABLE openrosa_submission;
ALTER TABLE openrosa_submission_new RENAME TO openrosa_submission;
CREATE TRIGGER openrosa_payload_frozen BEFORE UPDATE OF instance_id, deprecated_id, xml ON openrosa_submission
BEGIN SELECT RAISE(ABORT, 'a payload is frozen'); END;
CREATE TRIGGER openrosa_tried_stays BEFORE DELETE ON openrosa_submission WHEN OLD.attempts > 0
BEGIN SELECT RAISE(ABORT, 'the server may have this payload'); END;
CREATE TRIGGER openrosa_submission_goes AFTER DELETE ON openrosa_submission
BEGIN DELETE FROM openrosa_file WHERE submission = OLD.no; END;
