"""One folder a topic: what was found (numbers), its sentences, its charts, and its exhibits."""
