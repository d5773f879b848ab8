"""Recording and playback: microphone, encrypted recordings, levels, and the rules of consent."""
