"""What makes the documentation: messages, pictures, the trace of a key press."""
