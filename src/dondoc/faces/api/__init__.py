"""What programs are answered: the record by HTTP and JSON. One package a version."""
