"""Work in processes of their own: what a hostile file does, it does to a child and not to a server."""
