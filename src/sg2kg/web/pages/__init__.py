"""The pages: one module a room, each with its routes, its template and its words."""
