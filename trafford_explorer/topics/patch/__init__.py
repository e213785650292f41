"""One ward, or a postcode in it, and what is near."""
