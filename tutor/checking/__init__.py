"""The checker: claims of steps, certificates of answers, answers against a key; independent of who produced them."""
