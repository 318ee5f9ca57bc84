"""Tests of official papers."""
