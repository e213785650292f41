"""Primary care networks and hubs, and who is near help."""
