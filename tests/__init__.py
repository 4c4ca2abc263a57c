"""Tests; a package, so that helpers can be imported from anywhere in it."""
