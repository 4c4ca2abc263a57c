"""See docs/explanation for what this floor does."""
