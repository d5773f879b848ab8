"""How journals come in and out: judged, stored, projected, offered again to those who pull."""
