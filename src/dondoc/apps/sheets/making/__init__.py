"""Workbooks that go down: laid out for an office, with what is needed to take them back hidden inside."""
