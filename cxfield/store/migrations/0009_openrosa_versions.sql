-- Versions of OpenRosa forms: lists beside a form change each hour, so a version that nothing uses any more may go.
CREATE TABLE openrosa_version (
  content_hash TEXT NOT NULL,
  PRIMARY KEY (content_hash)
);
DROP TRIGGER questionnaire_no_delete;
DROP TRIGGER media_no_delete;
CREATE TRIGGER questionnaire_no_delete BEFORE DELETE ON questionnaire
WHEN OLD.content_hash NOT IN (SELECT content_hash FROM openrosa_version)
  OR EXISTS (SELECT 1 FROM interview WHERE questionnaire = OLD.content_hash)
  OR EXISTS (SELECT 1 FROM study WHERE questionnaire = OLD.content_hash)
BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END;
CREATE TRIGGER media_no_delete BEFORE DELETE ON media
WHEN OLD.content_hash NOT IN (SELECT content_hash FROM openrosa_version)
  OR EXISTS (SELECT 1 FROM interview WHERE questionnaire = OLD.content_hash)
  OR EXISTS (SELECT 1 FROM study WHERE questionnaire = OLD.content_hash)
BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END;
