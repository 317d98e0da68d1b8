"""Gives rejected rows a second chance: written out to be corrected, or decided anew."""
