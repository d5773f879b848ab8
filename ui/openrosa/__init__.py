"""The pages of a workspace whose forms come from an OpenRosa server."""
