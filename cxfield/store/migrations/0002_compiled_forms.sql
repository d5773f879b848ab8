-- Compiled questionnaires: made from what is in questionnaire and media, and made again whenever they do not fit.
CREATE TABLE compiled_form (
  content_hash TEXT NOT NULL,
  part TEXT NOT NULL,
  release TEXT NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (content_hash, part)
);
