"""Matching: the words of a text, what they speak for, and which places fit it."""
