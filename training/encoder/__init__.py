"""Trains, evaluates, exports and packages the English encoder: `make -C training/encoder DATA=folder`."""
