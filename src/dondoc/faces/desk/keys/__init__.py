"""Keys of programs, addresses of calendars, and the page that tells how programs call us."""
