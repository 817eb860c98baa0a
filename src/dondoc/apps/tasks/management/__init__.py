"""Commands of the work: the daily job."""
