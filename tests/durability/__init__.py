"""Killed processes, full disks, lost connections."""
