"""How fast the linked map is, measured in a browser beside the way that tutorials show."""
