"""The pages of officials and leaders."""
