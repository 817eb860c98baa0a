"""Pages of documents: the list, uploading, one document as paper or as pages, and its files."""
