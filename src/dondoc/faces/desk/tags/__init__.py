"""Template tags by subject, gathered in `templatetags.desk`, which every template has at hand."""
