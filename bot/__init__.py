"""Backday: a Discord bot that coaches back training. docs/architecture.md draws the layers."""
