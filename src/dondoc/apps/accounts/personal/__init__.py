"""What is kept of a person: the list of it, a copy of it, erasing it. Law 91/2025/QH15."""
