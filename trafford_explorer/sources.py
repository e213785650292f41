"""Provenance."""

SIDECAR_SUFFIX = ".source.toml"
