"""Pictures as pure functions: domain ids in, SVG text and image bytes out. No words of any language inside."""
