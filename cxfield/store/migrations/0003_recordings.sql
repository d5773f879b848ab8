-- Recordings of interviews: the files beside the database, and their keys until the interview ends.
CREATE TABLE recording (
  recording_id TEXT NOT NULL,
  interview_id TEXT NOT NULL,
  study_id TEXT NOT NULL,
  file TEXT NOT NULL,
  sealed_key BLOB NOT NULL,
  started_ms INTEGER NOT NULL,
  PRIMARY KEY (recording_id)
);
CREATE INDEX recording_by_interview ON recording (interview_id);
CREATE TABLE recording_key (
  recording_id TEXT NOT NULL,
  key BLOB NOT NULL,
  PRIMARY KEY (recording_id)
);
CREATE TRIGGER recording_key_ends AFTER UPDATE OF status ON interview WHEN NEW.status NOT IN ('draft', 'suspended')
BEGIN DELETE FROM recording_key WHERE recording_id IN (SELECT recording_id FROM recording WHERE interview_id = NEW.interview_id); END;
CREATE TRIGGER recording_key_goes AFTER DELETE ON recording
BEGIN DELETE FROM recording_key WHERE recording_id = OLD.recording_id; END;
