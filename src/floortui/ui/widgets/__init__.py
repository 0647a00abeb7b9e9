"""The parts that screens share."""
