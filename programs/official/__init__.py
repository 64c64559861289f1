"""The listed tier: what the federal files say about every US institution with a program."""
