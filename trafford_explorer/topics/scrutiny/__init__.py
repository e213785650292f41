"""Questions worth asking, by rules that are stated."""
