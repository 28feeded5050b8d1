"""Numbers told one by one of several names, nouns, years or numbers."""
