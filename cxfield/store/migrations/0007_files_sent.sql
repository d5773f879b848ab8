-- Which recordings and attached files the server has, by its receipt; and which of them are not kept here any more.
ALTER TABLE recording ADD COLUMN sent_ms INTEGER;
ALTER TABLE recording ADD COLUMN removed_ms INTEGER;
ALTER TABLE attachment ADD COLUMN removed_ms INTEGER;
CREATE TABLE file_delivery (
  kind TEXT NOT NULL,
  file_id TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  status TEXT NOT NULL,
  sentence TEXT NOT NULL,
  server_epoch TEXT NOT NULL,
  statement TEXT NOT NULL,
  signature BLOB NOT NULL,
  received_ms INTEGER,
  backed_up_ms INTEGER,
  asked_ms INTEGER,
  PRIMARY KEY (kind, file_id)
) WITHOUT ROWID;
