"""The REST interface below /api/v1, and the page that tells of it."""
