"""A tour of the real windows from outside their code: keys, input-method events and the mouse; it imports no desk,
no step and no store, and knows the screens by their object names alone."""
