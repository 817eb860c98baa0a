"""«Việc của tôi»: the first page after sign-in, what you must do, as sentences with a verb and a day."""
