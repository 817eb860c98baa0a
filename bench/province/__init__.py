"""A province full of work on PostgreSQL, and how fast its pages are: `python bench/province`."""
