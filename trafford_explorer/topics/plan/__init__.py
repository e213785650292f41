"""The plan of Trafford's health and care partners, figure by figure."""
