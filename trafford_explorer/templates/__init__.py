"""Which exhibits and sentences make each document, in which order."""
