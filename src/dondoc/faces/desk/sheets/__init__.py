"""Tables: lists that go down as workbooks, and tables that come up."""
