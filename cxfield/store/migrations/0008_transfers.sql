-- Cases that were given to, or taken from, another laptop; and what the server said about it.
CREATE TABLE transfer (
  transfer_id TEXT NOT NULL,
  study_id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  owner_epoch INTEGER NOT NULL,
  direction TEXT NOT NULL,
  state TEXT NOT NULL,
  chain TEXT NOT NULL,
  counterpart TEXT NOT NULL,
  made_ms INTEGER NOT NULL,
  PRIMARY KEY (transfer_id)
);
CREATE INDEX transfer_by_case ON transfer (study_id, case_id);
