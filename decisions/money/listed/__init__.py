"""The inputs of the engine one by one, for `decisions.money.inputs`."""
