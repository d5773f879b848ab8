"""The OpenRosa side: forms to ODK Collect and Enketo, submissions from them. The only place that reads multipart."""
