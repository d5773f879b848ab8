"""Answers that are files: photos, drawings, signatures, sound, video, any file; and codes read from pictures."""
