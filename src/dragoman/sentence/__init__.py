"""`Article` -> `Sentence`: words with their forms, quotations."""
