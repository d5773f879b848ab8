"""The client of OpenRosa servers: ODK Central, KoboToolbox, and whatever speaks as they do."""
