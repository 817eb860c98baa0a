"""The review: the document on one side, what was read on the other, a person in between."""
