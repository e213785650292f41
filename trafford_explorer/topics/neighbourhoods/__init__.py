"""What stands out in North, Central, West and South."""
