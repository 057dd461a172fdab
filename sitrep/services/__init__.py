"""The steps staff take. Each opens one transaction and says what it changed."""
