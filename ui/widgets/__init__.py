"""Small parts of screens; they know no view and send no wish."""
