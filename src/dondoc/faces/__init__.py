"""What people and programs meet: the command line, later the desk, the portal and the API."""
