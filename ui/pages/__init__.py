"""The pages: a frozen view in, a wish out."""
