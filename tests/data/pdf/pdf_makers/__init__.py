"""Makers of the PDF fixtures, by what they show."""
