"""What each step of a story in Committee mode shows."""
