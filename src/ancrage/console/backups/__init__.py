"""Backups in two files: the data without any key, the keys apart with a shorter life; each for two recipients."""
