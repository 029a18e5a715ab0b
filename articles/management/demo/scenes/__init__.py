"""The pictures of the demo: one function draws one."""
