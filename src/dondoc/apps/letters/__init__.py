"""Official letters: prepared from the record, edited by people, signed and issued outside, and kept as issued."""
