"""Trafford Inequalities Explorer: checked open data on Trafford's health inequalities."""
