"""What the server keeps of respondents: their keys, their erasure, their consents, how long it is kept."""
