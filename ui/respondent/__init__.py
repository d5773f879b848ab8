"""What the respondent sees: show cards on a display of their own, and the window handed over to them."""
