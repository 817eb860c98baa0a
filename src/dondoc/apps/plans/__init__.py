"""From a document to a plan: review of what was read, adoption, amendment, targets and duties."""
