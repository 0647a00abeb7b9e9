"""What makes the documentation: messages, pictures, readings, the trace of a key press."""
