"""The style sheets, one for each screen and `base.tcss` for what they share."""
