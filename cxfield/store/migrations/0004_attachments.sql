-- Files that answers name: encrypted beside the database, with their keys until the interview ends.
CREATE TABLE attachment (
  attachment_id TEXT NOT NULL,
  interview_id TEXT NOT NULL,
  study_id TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  media_type TEXT NOT NULL,
  file TEXT NOT NULL,
  sealed_sha256 TEXT NOT NULL,
  sealed_bytes INTEGER NOT NULL,
  sealed_key BLOB NOT NULL,
  attached_ms INTEGER NOT NULL,
  sent_ms INTEGER,
  PRIMARY KEY (attachment_id),
  UNIQUE (interview_id, sha256)
);
CREATE TABLE attachment_name (
  interview_id TEXT NOT NULL,
  name TEXT NOT NULL,
  attachment_id TEXT NOT NULL,
  PRIMARY KEY (interview_id, name)
) WITHOUT ROWID;
CREATE INDEX attachment_name_by_attachment ON attachment_name (attachment_id);
CREATE TABLE attachment_key (
  attachment_id TEXT NOT NULL,
  key BLOB NOT NULL,
  PRIMARY KEY (attachment_id)
);
CREATE TRIGGER attachment_key_ends AFTER UPDATE OF status ON interview WHEN NEW.status NOT IN ('draft', 'suspended')
BEGIN DELETE FROM attachment_key WHERE attachment_id IN (SELECT attachment_id FROM attachment WHERE interview_id = NEW.interview_id AND length(sealed_key) > 0); END;
CREATE TRIGGER attachment_goes AFTER DELETE ON attachment
BEGIN DELETE FROM attachment_key WHERE attachment_id = OLD.attachment_id; DELETE FROM attachment_name WHERE attachment_id = OLD.attachment_id; END;
